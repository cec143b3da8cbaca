//! The group as its folder states it: its file, its communities, and what is wrong with either.

use crate::book::group::{
    BadPattern, Group, Member, check_pattern, find_group, members, read_group,
};
use crate::calendar::{Instant, Period};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::ops::Answering;
use crate::ops::group::Remark;
use crate::text::Directory;
use crate::words::{Message, Words};

/// A group and its communities.
pub(super) struct Gathered {
    /// Its folder.
    pub(super) directory: Directory,
    /// What its file says.
    pub(super) group: Group,
    /// Its communities, by path.
    pub(super) members: Vec<Member>,
    /// What is wrong with the group itself.
    pub(super) remarks: Vec<Remark>,
}

/// Reads the group that the directory named, or the working directory, lies in.
pub(super) fn gather(context: &mut Context<'_>, by: &[String]) -> Result<Gathered, CommandError> {
    let directory = directory(context)?;
    let group = read_group(&directory).map_err(|fault| context.unreadable(fault))?;
    for pattern in &group.members {
        check_pattern(pattern).map_err(|bad| bad_pattern(context, pattern, bad))?;
    }
    let (members, idle) = members(&directory, &group);
    if members.is_empty() {
        let patterns = &context.words.list(&group.members);
        return context.refuse(Message::GroupNone { patterns });
    }
    for label in by {
        if members.iter().all(|member| member.label(label).is_none()) {
            return context.refuse(Message::GroupLabel { label });
        }
    }
    let idle = idle.iter().map(|pattern| Remark {
        path: None,
        text: context.words.say(Message::GroupIdle { pattern }),
    });
    let remarks = idle.collect();
    context.office = Some(Answering {
        name: group.name.clone(),
        community: None,
    });
    Ok(Gathered {
        directory,
        group,
        members,
        remarks,
    })
}

fn directory(context: &Context<'_>) -> Result<Directory, CommandError> {
    let here = &context.environment.working_directory;
    let named = context.globals.dir.as_ref().map(|named| here.join(named));
    let from = named.as_ref().unwrap_or(here);
    let found = find_group(from).filter(|found| named.is_none() || found == from);
    let folder = &from.display();
    let missing = || context.failure(Kind::Usage, Message::GroupNotFound { folder });
    found.map(Directory::at).ok_or_else(missing)
}

fn bad_pattern(context: &Context<'_>, pattern: &str, bad: BadPattern) -> CommandError {
    let pattern = &pattern;
    let message = match bad {
        BadPattern::Outside => Message::GroupOutside { pattern },
        BadPattern::AnyDepth => Message::GroupAnyDepth { pattern },
    };
    context.failure(Kind::Usage, message)
}

/// Says that a period has not begun.
pub(super) fn tell_future(
    gathered: &mut Gathered,
    (now, period): &(Instant, Option<Period>),
    words: Words,
) {
    if let Some(period) = period.as_ref().filter(|period| period.start() > *now) {
        let period = &period.name;
        gathered.remarks.push(Remark {
            path: None,
            text: words.say(Message::GroupFuture { period }),
        });
    }
}
