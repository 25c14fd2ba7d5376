"""Spans of time that several wings mean alike: when a contact is a repeat, when a gap is a hole in the recording."""

SOON_HOURS = 24  # a day: what was not finished comes back at once (design of repeat contact, features S9)
DAYS_3 = 3  # short windows of first-contact resolution, for matters that show at once
SAME_MATTER_DAYS = 7  # a week: first-contact resolution as SQM and most centres count it
LONGEST_DAYS = 14  # the longest window in use (practice 7-14 days)
SOON_MS = SOON_HOURS * 3_600_000
DAYS_3_MS, SAME_MATTER_MS, LONGEST_MS = DAYS_3 * 86_400_000, SAME_MATTER_DAYS * 86_400_000, LONGEST_DAYS * 86_400_000
SOON, SAME_MATTER = f"interval {SOON_HOURS} hour", f"interval {SAME_MATTER_DAYS} day"
SHORTER, LONGEST = f"interval {DAYS_3} day", f"interval {LONGEST_DAYS} day"
# Five minutes without a word: the recording has a hole, nobody was silent that long.
HOLE_MS = 300_000
