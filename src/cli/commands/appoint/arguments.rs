//! What `appoint` takes.

use clap::Args;

/// Fix an appointment with an owner, call it off, or note that they declined
#[derive(Args, Debug)]
pub struct Appoint {
    /// With whom: an id, building-unit-room, or a name
    #[arg(value_name = "PARTY")]
    pub(super) party: String,
    /// When: 2026-11-20T19:00, "tomorrow 19:00"
    #[arg(value_name = "AT", required_unless_present = "offer")]
    pub(super) at: Option<String>,
    /// How: door, phone, message, meeting (default: that of the plan, else the owner's, else door)
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    /// Who goes, the lead first: wang,li (default: those of the plan, else `VISITS_STAFF`)
    #[arg(long, value_name = "IDS")]
    pub(super) staff: Option<String>,
    /// How many minutes it is meant to take (default: as the rules say)
    #[arg(long, value_name = "N")]
    pub(super) minutes: Option<u32>,
    /// What there is to say
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// The appointment at that time is called off
    #[arg(long, conflicts_with = "declined")]
    pub(super) cancel: bool,
    /// The owner was called about a visit at that time and declined politely
    #[arg(long)]
    pub(super) declined: bool,
    /// List the best free times instead, for whoever is on the telephone
    #[arg(long, conflicts_with_all = ["at", "cancel", "declined", "minutes", "note"])]
    pub(super) offer: bool,
    /// With --offer: when it may be (default: the next two weeks)
    #[arg(long, value_name = "PERIOD", requires = "offer")]
    pub(super) within: Option<String>,
}
