-- Which types of issue are solved but come back?
SELECT issue_type, count() AS solved, countIf(reopen_count > 0) AS reopened, round(100 * reopened / solved, 1) AS percent
FROM cases
WHERE resolved_at IS NOT NULL
GROUP BY issue_type
HAVING solved >= 30
ORDER BY percent DESC, solved DESC, issue_type
