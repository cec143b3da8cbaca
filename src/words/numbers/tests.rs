//! Each kind of number in each kind of writing, and what is none.

use super::{NumberKind, is_hotline, numbers_in};

fn kinds(text: &str) -> Vec<(NumberKind, String)> {
    let numbers = numbers_in(text).into_iter();
    numbers.map(|number| (number.kind, number.digits)).collect()
}

#[test]
fn every_kind_is_found_with_its_digits() {
    use NumberKind::{Bank, Identity, Passport, Plate, Telephone};
    for (text, kind, digits) in [
        ("座机(0755)26626234", Telephone, "075526626234"),
        ("（0731） 8888 1234 找王", Telephone, "073188881234"),
        ("打26626234", Telephone, "26626234"),
        ("26626234，0502", Telephone, "26626234"),
        ("door,26626234,3", Telephone, "26626234"),
        ("电话：2662623", Telephone, "2662623"),
        ("tel 2662 6234", Telephone, "26626234"),
        ("一三八零零零一三八零零", Telephone, "13800013800"),
        ("幺三八〇〇〇一三八〇〇", Telephone, "13800013800"),
        ("wx17961234567", Telephone, "17961234567"),
        ("微信wx17961234567。", Telephone, "17961234567"),
        ("see x-17961234567 now", Telephone, "17961234567"),
        ("tel075526626234", Telephone, "075526626234"),
        ("卡号6222 0212 3456 7890 123", Bank, "6222021234567890123"),
        ("6222021234567890123", Bank, "6222021234567890123"),
        ("身份证110101199003078515", Identity, "110101199003078515"),
        ("11010119900307851x", Identity, "11010119900307851X"),
        ("110101 19900307 8515", Identity, "110101199003078515"),
        ("护照E12345678", Passport, "E12345678"),
        ("EA1234567", Passport, "EA1234567"),
        ("车牌粤B12345", Plate, "12345"),
        ("粤BD12345停在门口", Plate, "D12345"),
        ("京A·8K123", Plate, "8K123"),
    ] {
        assert_eq!(kinds(text), [(kind, digits.to_owned())], "{text}");
    }
}

#[test]
fn what_is_no_number_of_a_person_is_left_alone() {
    for text in [
        "400-820-8820",
        "4008208820",
        "打400 820 8820 问",
        "800-810-1234",
        "H3-1-0502",
        "苏B1-0502",
        "v20261103abcdef",
        "20261103",
        "E20261103",
        "¥26626234",
        "26626234元",
        "26626234.50",
        "12345678",
        "2026年十一月三日",
        "二〇二六年十一月",
        "三三两两，一二楼",
        "3栋2单元0502，5#1102",
        "2026-11-03 19:20",
        "09:00-12:00;14:00-18:00",
        "2026-11-03T10:00/2026-11-05T09:00",
        "共 1000000 元",
        "resident-monthly/H3-1-0502/2026-11",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_hotline_is_known_however_it_is_written() {
    assert!(
        ["400-820-8820", "4008208820", "800 810 1234"]
            .into_iter()
            .all(is_hotline)
    );
    assert!(
        !["4008208820转1", "13800000001", "电话4008208820"]
            .into_iter()
            .any(is_hotline)
    );
}
