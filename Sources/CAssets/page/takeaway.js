// takeaway
