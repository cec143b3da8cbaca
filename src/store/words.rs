//! The English word that was probably meant by another one, Chinese ones included.

use crate::calendar::HoursFault;
use crate::diag::{Fault, nearest};

/// What people type where a word of a list is wanted: theirs, and the word of the files.
const SPOKEN: &[(&str, &str)] = &[
    ("上门", "door"),
    ("上门拜访", "door"),
    ("入户", "door"),
    ("登门", "door"),
    ("面访", "door"),
    ("visit", "door"),
    ("电话", "phone"),
    ("致电", "phone"),
    ("电访", "phone"),
    ("电话拜访", "phone"),
    ("call", "phone"),
    ("telephone", "phone"),
    ("tel", "phone"),
    ("微信", "message"),
    ("短信", "message"),
    ("消息", "message"),
    ("信息", "message"),
    ("wechat", "message"),
    ("sms", "message"),
    ("qq", "message"),
    ("email", "message"),
    ("e-mail", "message"),
    ("邮件", "message"),
    ("前台", "desk"),
    ("来访", "desk"),
    ("服务台", "desk"),
    ("前台来访", "desk"),
    ("office", "desk"),
    ("会议", "meeting"),
    ("座谈", "meeting"),
    ("座谈会", "meeting"),
    ("见到", "met"),
    ("已见", "met"),
    ("已拜访", "met"),
    ("完成", "met"),
    ("成功", "met"),
    ("接通", "met"),
    ("done", "met"),
    ("ok", "met"),
    ("未接", "no_answer"),
    ("无人", "no_answer"),
    ("无人应答", "no_answer"),
    ("不在家", "no_answer"),
    ("未应答", "no_answer"),
    ("没人", "no_answer"),
    ("absent", "no_answer"),
    ("拒绝", "refused"),
    ("婉拒", "refused"),
    ("谢绝", "refused"),
    ("declined", "refused"),
    ("改约", "rescheduled"),
    ("改期", "rescheduled"),
    ("另约", "rescheduled"),
    ("postponed", "rescheduled"),
    ("免访", "waived"),
    ("豁免", "waived"),
    ("免除", "waived"),
    ("已入住", "occupied"),
    ("入住", "occupied"),
    ("自住", "occupied"),
    ("居住", "occupied"),
    ("出租", "rented"),
    ("已出租", "rented"),
    ("租户", "rented"),
    ("let", "rented"),
    ("空置", "vacant"),
    ("空房", "vacant"),
    ("闲置", "vacant"),
    ("empty", "vacant"),
    ("未入住", "not_moved_in"),
    ("待入住", "not_moved_in"),
    ("拜访", "visit"),
    ("巡查", "patrol"),
    ("巡逻", "patrol"),
    ("业委会", "committee"),
    ("业主群", "chat"),
    ("微信群", "chat"),
    ("群", "chat"),
    ("热线", "hotline"),
    ("信箱", "mailbox"),
    ("意见箱", "mailbox"),
    ("问卷", "survey"),
    ("满意度调查", "survey"),
    ("投诉", "complaint"),
    ("报修", "repair"),
    ("维修", "repair"),
    ("请求", "request"),
    ("求助", "request"),
    ("需求", "request"),
    ("建议", "suggestion"),
    ("咨询", "question"),
    ("疑问", "question"),
    ("隐患", "hazard"),
    ("有效", "valid"),
    ("有效投诉", "valid"),
    ("帮助", "help"),
    ("发泄", "venting"),
    ("情绪", "venting"),
    ("紧急", "urgent"),
    ("急", "urgent"),
    ("一般", "general"),
    ("普通", "general"),
    ("重大", "major"),
    ("high", "high"),
    ("高", "high"),
    ("中", "normal"),
    ("低", "low"),
    ("拟定", "proposed"),
    ("建议的", "proposed"),
    ("已约", "agreed"),
    ("约定", "agreed"),
    ("已确认", "agreed"),
    ("confirmed", "agreed"),
    ("取消", "cancelled"),
    ("已取消", "cancelled"),
    ("canceled", "cancelled"),
    ("周一", "mon"),
    ("周二", "tue"),
    ("周三", "wed"),
    ("周四", "thu"),
    ("周五", "fri"),
    ("周六", "sat"),
    ("周日", "sun"),
    ("中文", "zh"),
    ("chinese", "zh"),
    ("英文", "en"),
    ("english", "en"),
    ("zh-cn", "zh"),
    ("en-us", "en"),
];

/// The word of `known` that `written` probably means.
pub(super) fn nearest_word<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let trimmed = written.trim().to_lowercase();
    let spoken = SPOKEN.iter().filter(|(theirs, _)| *theirs == trimmed);
    let meant = spoken
        .filter_map(|(_, word)| known.iter().find(|&&name| name == *word))
        .next();
    meant
        .copied()
        .or_else(|| nearest(&trimmed, known.iter().copied()))
}

/// `fault` with the piece of some hours that cannot be read, and why not.
pub(super) fn with_hours_problem(fault: Fault, why: &HoursFault) -> Fault {
    let problem = match why {
        HoursFault::Empty => "empty",
        HoursFault::FullWidth { .. } => "full-width",
        HoursFault::UnknownDay { .. } => "unknown-day",
        HoursFault::BadTime { .. } => "bad-time",
        HoursFault::Backwards { .. } => "backwards",
    };
    fault.with("piece", why.piece()).with("problem", problem)
}

#[cfg(test)]
mod tests {
    use super::nearest_word;

    #[test]
    fn the_words_people_speak_in_are_understood() {
        let channels = ["door", "phone", "message", "desk", "meeting"];
        assert_eq!(nearest_word("上门", &channels), Some("door"));
        assert_eq!(nearest_word(" WeChat ", &channels), Some("message"));
        assert_eq!(nearest_word("dor", &channels), Some("door"));
        assert_eq!(
            nearest_word("已入住", &channels),
            None,
            "a word of another list"
        );
        assert_eq!(nearest_word("elevator", &channels), None);
    }
}
