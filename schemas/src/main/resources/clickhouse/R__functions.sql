-- Functions that the views share.

CREATE OR REPLACE FUNCTION fiscal_quarter_start AS (instant, first_month) -> addMonths(toStartOfQuarter(addMonths(toStartOfMonth(instant), 1 - first_month)), first_month - 1);

CREATE OR REPLACE FUNCTION fiscal_quarter_name AS (quarter_start, first_month) -> concat(toString(toYear(addMonths(quarter_start, 1 - first_month)) + (first_month > 1)), 'Q', toString(toQuarter(addMonths(quarter_start, 1 - first_month))));

CREATE OR REPLACE FUNCTION fiscal_quarter_begin AS (quarter, first_month) -> addMonths(makeDate(toUInt16(substring(quarter, 1, 4)) - (first_month > 1), 3 * toUInt8(substring(quarter, 6, 1)) - 2, 1), first_month - 1);

-- Whether a share of satisfied customers is above or below what is promised is told by the exact binomial test, not by the ends of
-- Wilson's interval, which would call a single bad rating BELOW. Terms more than 2,000 below both the number and what is expected
-- are left out: they count nothing before millions of ratings.
CREATE OR REPLACE FUNCTION binomial_at_most AS (hits, cases, share) -> least(1., arraySum(x -> exp(
    lgamma(cases + 1) - lgamma(x + 1) - lgamma(cases - x + 1) + x * log(share) + (cases - x) * log(1 - share)),
    range(toUInt64(greatest(0, least(toInt64(hits), toInt64(cases * share)) - 2000)), toUInt64(greatest(0, toInt64(hits) + 1)))));

CREATE OR REPLACE FUNCTION fisher_greater AS (hits, cases, all_hits, all_cases) -> least(1., arraySum(x -> exp(
    lgamma(all_hits + 1) - lgamma(x + 1) - lgamma(all_hits - x + 1)
    + lgamma(all_cases - all_hits + 1) - lgamma(cases - x + 1) - lgamma(all_cases - all_hits - cases + x + 1)
    - lgamma(all_cases + 1) + lgamma(cases + 1) + lgamma(all_cases - cases + 1)),
    range(toUInt64(hits), toUInt64(least(cases, all_hits, hits + 2000)) + 1)));

CREATE OR REPLACE FUNCTION sql_text AS text -> concat('\'', replaceAll(replaceAll(text, '\\', '\\\\'), '\'', '\\\''), '\'');

CREATE OR REPLACE FUNCTION span_class AS (open_from, open_to) -> multiIf(
    open_to <= open_from + INTERVAL 1 DAY, 0, open_to <= open_from + INTERVAL 7 DAY, 1, open_to <= open_from + INTERVAL 30 DAY, 2, open_to <= open_from + INTERVAL 120 DAY, 3, 4);

CREATE OR REPLACE FUNCTION span_holds AS (length_class, open_from, open_to, instant) -> open_to > instant AND (
    (length_class = 0 AND open_from > instant - INTERVAL 1 DAY AND open_from <= instant)
    OR (length_class = 1 AND open_from > instant - INTERVAL 7 DAY AND open_from <= instant)
    OR (length_class = 2 AND open_from > instant - INTERVAL 30 DAY AND open_from <= instant)
    OR (length_class = 3 AND open_from > instant - INTERVAL 120 DAY AND open_from <= instant)
    OR (length_class = 4 AND open_from <= instant));

CREATE OR REPLACE FUNCTION erlang_c_wait AS (agents, load) -> if(agents <= load, 1.,
    1 / ((1 - load / agents) * arrayFold((inverse, number) -> 1 + number * inverse / load, range(1, toUInt64(agents) + 1), toFloat64(1)) + load / agents));

CREATE OR REPLACE FUNCTION erlang_c_in_time AS (agents, load, handling_seconds, answer_seconds) -> if(agents <= load, 0.,
    1 - erlang_c_wait(agents, load) * exp(-(agents - load) * answer_seconds / handling_seconds));

CREATE OR REPLACE FUNCTION erlang_c_agents AS (load, handling_seconds, answer_seconds, share_in_time) -> if(load <= 0, 0,
    arrayFirst(agents -> erlang_c_in_time(agents, load, handling_seconds, answer_seconds) >= share_in_time, range(toUInt64(floor(load)) + 1, toUInt64(floor(load) + 20 + 10 * sqrt(load)))));
