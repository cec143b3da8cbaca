//! Numbers with letters: stuck to a word, passports, plates.

use super::digits::{digit, is_day, is_separator};
use super::number::{Number, NumberKind};

/// What is written before a number without a blank: `tel13800000000`, `wx13800000000`.
const LABELS: &[&str] = &[
    "telephone",
    "tel",
    "phone",
    "mobile",
    "mob",
    "cell",
    "call",
    "fax",
    "dianhua",
    "shouji",
    "dh",
    "sj",
    "weixin",
    "wechat",
    "wx",
    "vx",
    "qq",
    "id",
    "card",
    "no",
];
/// What announces the number of a telephone, a sign or a blank between them or not.
const ANNOUNCING: &[&str] = &[
    "电话",
    "座机",
    "固话",
    "手机",
    "致电",
    "拨打",
    "联系方式",
    "联系",
    "号码",
    "tel",
    "phone",
    "call",
    "ring",
];
/// The first letters of plates.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

/// Whether a plate may begin with this letter.
pub(super) fn is_province(letter: char) -> bool {
    PROVINCES.contains(letter)
}

/// Whether one of the words that announce a number stands before `start`.
pub(super) fn is_announced(characters: &[char], start: usize) -> bool {
    let from = start.saturating_sub(16);
    let before: String = characters[from..start].iter().collect();
    let before = before.to_ascii_lowercase();
    let before =
        before.trim_end_matches(|sign: char| is_separator(sign) || ":：是为（(".contains(sign));
    ANNOUNCING.iter().any(|word| before.ends_with(word))
}

/// The end of a label at `at` to which a digit is stuck.
pub(super) fn label_end(characters: &[char], at: usize) -> Option<usize> {
    let letters = characters[at..]
        .iter()
        .take_while(|next| next.is_ascii_alphabetic());
    let word: String = letters.collect::<String>().to_ascii_lowercase();
    let end = at + word.len();
    let skipped = characters[end..]
        .iter()
        .take_while(|sign| matches!(sign, '-' | '_' | '.'))
        .count();
    let is_stuck = characters
        .get(end + skipped)
        .is_some_and(|next| digit(*next).is_some());
    (is_stuck && LABELS.contains(&&*word)).then_some(end + skipped)
}

/// The numbers inside of a word that begins with a letter. A word that is all there is, is an id: only
/// a passport's number is looked for.
pub(super) fn in_word(characters: &[char], start: usize, end: usize, is_all: bool) -> Vec<Number> {
    if let Some(number) = passport(&characters[start..end], start) {
        return vec![number];
    }
    if is_all {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        let run: String = characters[at..end]
            .iter()
            .take_while(|next| next.is_ascii_digit())
            .collect();
        if is_mobile(&run) {
            found.push(Number {
                kind: NumberKind::Telephone,
                prefix: String::new(),
                start: at,
                end: at + run.len(),
                digits: run.clone(),
            });
        }
        at += run.len().max(1);
    }
    found
}

fn is_mobile(run: &str) -> bool {
    let bytes = run.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

/// `E12345678`, `EA1234567`, `G12345678`, `H1234567801`: a passport or a permit for Hong Kong and Macau.
fn passport(word: &[char], start: usize) -> Option<Number> {
    let text: String = word.iter().collect();
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let letters = &text[..text.len() - digits.len()];
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match letters {
        "E" | "G" | "D" | "S" | "P" => digits.len() == 8,
        "H" | "M" | "C" => matches!(digits.len(), 8 | 10),
        _ => letters.len() == 2 && letters.starts_with('E') && digits.len() == 7,
    };
    (is_number && fits && !is_day(digits)).then(|| Number {
        kind: NumberKind::Passport,
        prefix: String::new(),
        end: start + word.len(),
        start,
        digits: text,
    })
}

/// `粤B12345`, `粤B·12345`, `粤BD12345`, `粤Z1234港`.
pub(super) fn plate(characters: &[char], at: usize) -> Option<Number> {
    let province = *characters.get(at)?;
    let letter = *characters.get(at + 1)?;
    if !is_province(province) || !letter.is_ascii_uppercase() {
        return None;
    }
    let mut from = at + 2;
    from += usize::from(matches!(
        characters.get(from),
        Some('·' | '•' | '.' | ' ' | '-')
    ));
    let is_sign = |sign: &&char| sign.is_ascii_uppercase() || sign.is_ascii_digit();
    let signs: String = characters[from.min(characters.len())..]
        .iter()
        .take_while(is_sign)
        .collect();
    let digits = signs.bytes().filter(u8::is_ascii_digit).count();
    let suffix = characters
        .get(from + signs.len())
        .filter(|sign| "港澳学警挂领".contains(**sign));
    let fits = match suffix {
        Some(_) => signs.len() == 4,
        None => matches!(signs.len(), 5 | 6),
    };
    let goes_on = |sign: &char| sign.is_ascii_alphanumeric() || *sign == '-';
    let end = from + signs.len() + usize::from(suffix.is_some());
    if !fits || digits < 3 || characters.get(end).is_some_and(goes_on) {
        return None;
    }
    Some(Number {
        kind: NumberKind::Plate,
        prefix: format!("{province}{letter}"),
        digits: signs,
        start: at,
        end,
    })
}
