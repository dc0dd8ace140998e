"""What the data are once read: records, dates, text, evidence, and the linked chronology."""
