The ferry left the the harbour.
