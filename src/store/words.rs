//! The English word that was probably meant by another one, Chinese ones included.

use crate::calendar::HoursFault;
use crate::diag::{Fault, nearest};

/// What people type where a word of a list is wanted: the word of the files, and theirs.
const SPOKEN: &[(&str, &[&str])] = &[
    (
        "door",
        &["上门", "上门拜访", "入户", "登门", "面访", "visit"],
    ),
    (
        "phone",
        &[
            "电话",
            "致电",
            "电访",
            "电话拜访",
            "call",
            "telephone",
            "tel",
        ],
    ),
    (
        "message",
        &[
            "微信", "短信", "消息", "信息", "wechat", "sms", "qq", "email", "e-mail", "邮件",
        ],
    ),
    ("desk", &["前台", "来访", "服务台", "前台来访", "office"]),
    ("meeting", &["会议", "座谈", "座谈会"]),
    (
        "met",
        &[
            "见到",
            "已见",
            "已拜访",
            "完成",
            "成功",
            "接通",
            "done",
            "ok",
        ],
    ),
    (
        "no_answer",
        &[
            "未接",
            "无人",
            "无人应答",
            "不在家",
            "未应答",
            "没人",
            "absent",
        ],
    ),
    ("refused", &["拒绝", "婉拒", "谢绝", "declined"]),
    ("rescheduled", &["改约", "改期", "另约", "postponed"]),
    ("waived", &["免访", "豁免", "免除"]),
    ("occupied", &["已入住", "入住", "自住", "居住"]),
    ("rented", &["出租", "已出租", "租户", "let"]),
    ("vacant", &["空置", "空房", "闲置", "empty"]),
    ("not_moved_in", &["未入住", "待入住"]),
    ("visit", &["拜访"]),
    ("patrol", &["巡查", "巡逻"]),
    ("committee", &["业委会"]),
    ("chat", &["业主群", "微信群", "群"]),
    ("hotline", &["热线"]),
    ("mailbox", &["信箱", "意见箱"]),
    ("survey", &["问卷", "满意度调查"]),
    ("complaint", &["投诉"]),
    ("repair", &["报修", "维修"]),
    ("request", &["请求", "求助", "需求"]),
    ("suggestion", &["建议"]),
    ("question", &["咨询", "疑问"]),
    ("hazard", &["隐患"]),
    ("valid", &["有效", "有效投诉"]),
    ("help", &["帮助"]),
    ("venting", &["发泄", "情绪"]),
    ("urgent", &["紧急", "急"]),
    ("general", &["一般", "普通"]),
    ("major", &["重大"]),
    ("high", &["高"]),
    ("normal", &["中"]),
    ("low", &["低"]),
    ("proposed", &["拟定", "建议的"]),
    ("agreed", &["已约", "约定", "已确认", "confirmed"]),
    ("cancelled", &["取消", "已取消", "canceled"]),
    ("mon", &["周一"]),
    ("tue", &["周二"]),
    ("wed", &["周三"]),
    ("thu", &["周四"]),
    ("fri", &["周五"]),
    ("sat", &["周六"]),
    ("sun", &["周日"]),
    ("zh", &["中文", "chinese", "zh-cn"]),
    ("en", &["英文", "english", "en-us"]),
];

/// The word of `known` that `written` probably means.
pub(super) fn nearest_word<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let trimmed = written.trim().to_lowercase();
    let is_spoken_for = |name: &str| {
        let entry = SPOKEN.iter().find(|(word, _)| *word == name);
        entry.is_some_and(|(_, theirs)| theirs.contains(&&*trimmed))
    };
    let meant = known.iter().find(|name| is_spoken_for(name));
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
