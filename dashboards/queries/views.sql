-- What is there to ask, and of what is a row of each? As the views themselves say.
SELECT name, comment
FROM system.tables
WHERE database = 'escalations' AND engine LIKE '%View%'
ORDER BY name
