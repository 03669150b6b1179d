"""Train what replylint ships: `replylint corpus train`. The extra [train] brings what it needs."""
