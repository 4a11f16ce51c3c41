-- Contacts and promises by author. A plan is one promise; what was replaced or called off is none.
WITH spoken AS (
  SELECT author AS author, count(*) AS contacts, sum(direction = 'in') AS incoming,
    sum(outcome NOT IN ('no_answer', 'voicemail', 'wrong_number', 'sent')) AS reached,
    (sum(CASE WHEN channel = 'call' THEN coalesce(seconds, 0) ELSE 0 END) + 59) / 60 AS minutes
  FROM contacts, asked WHERE date(at) BETWEEN first_day AND last_day GROUP BY 1
),
promised AS (
  SELECT author, count(*) AS promises FROM (
    SELECT DISTINCT debtor, entry, author AS author FROM promises, asked
    WHERE date(at) BETWEEN first_day AND last_day AND status NOT IN ('replaced', 'cancelled'))
  GROUP BY 1
)
SELECT k.author, coalesce(s.contacts, 0) AS contacts, coalesce(s.incoming, 0) AS incoming, coalesce(s.reached, 0) AS reached,
  coalesce(s.minutes, 0) AS minutes, coalesce(p.promises, 0) AS promises
FROM (SELECT author FROM spoken UNION SELECT author FROM promised) k
LEFT JOIN spoken s ON s.author = k.author LEFT JOIN promised p ON p.author = k.author;
