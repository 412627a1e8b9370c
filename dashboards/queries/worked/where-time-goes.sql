-- In which department does the time of cases go?
SELECT value AS department, count() AS spans, round(sum(seconds) / 86400, 1) AS days, round(quantile(0.5)(toFloat64(seconds)) / 3600, 2) AS median_hours
FROM case_spans
WHERE kind = 'DEPARTMENT' AND seconds IS NOT NULL
GROUP BY department
ORDER BY days DESC, department
