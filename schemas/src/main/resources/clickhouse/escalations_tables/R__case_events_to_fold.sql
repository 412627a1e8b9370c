-- One row per accepted event, with all that decides facts and no free text
-- Rules of a policy may ask for the account and for attributes. Whoever explains a case folds it
-- again and needs both; an analyst may not see them. Only the role viewer is granted this view.
SELECT * EXCEPT (customer_name, customer_contact, issue_description, escalation_note, partition, offset, late, content_digest, version)
FROM escalations_tables.case_events FINAL
