//! Days, instants, periods, spans, working days and hours: the only room that sees `chrono`.
