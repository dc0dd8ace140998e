"""Reading a chronology from its files: strict YAML with positions, records, evidence indexes."""
