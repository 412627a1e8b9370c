-- What does each column of each published view mean? As the tables themselves say.
SELECT table, name, type, comment
FROM system.columns
WHERE database = 'escalations'
ORDER BY table, position
