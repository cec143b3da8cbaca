"""Three lists of households as offices keep them, written without looking at what the reader knows; makes tests/data/offices.

    python3 tests/scripts/offices.py FOLDER      needs openpyxl and soffice
"""
import datetime as D, random, subprocess, os, sys
from openpyxl import Workbook
from openpyxl.styles import Font, Alignment
out = sys.argv[1] if len(sys.argv) > 1 else '.'
SUR = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
GIV = ['伟','芳','娜','秀英','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀兰','霞','平','刚','桂英','建国','志强','晓东','雨桐','子涵','浩然','欣怡']
def names(n, seed):
    r = random.Random(seed); return [r.choice(SUR)+r.choice(GIV) for _ in range(n)]
def mobile(r): return int(r.choice(['138','139','158','186','177'])+''.join(r.choice('0123456789') for _ in range(8)))

# 1. A ledger with a title, merged buildings, mixed dates, 3栋 beside 3#, a staff sheet, totals.
def first():
    r = random.Random(1); wb = Workbook(); ws = wb.active; ws.title = '业主信息登记表'
    ws.merge_cells('A1:L1'); ws['A1'] = '翠湖花园业主信息登记表'; ws['A1'].font = Font(size=18, bold=True); ws['A1'].alignment = Alignment(horizontal='center')
    ws.merge_cells('A2:L2'); ws['A2'] = '填表人：客服中心        更新日期：2026年11月15日'
    ws.append(['序号','楼栋','单元','房号','业主姓名','联系电话','建筑面积（㎡）','收房日期','入住情况','片区','责任管家','备注'])
    people = names(120, 11); row = 4; n = 0
    managers = {'1':('东区','张小燕'),'2':('东区','张小燕'),'3':('西区','李建华'),'5':('西区','李建华')}
    spell = {'1':'1栋','2':'2栋','3':'3栋','5':'5#'}
    for b in ['1','2','3','5']:
        for u in ['1单元','2单元']:
            start = row
            for f in range(1, 8):
                for d in (1, 2):
                    day = D.date(2016, 1, 1) + D.timedelta(days=r.randrange(2500))
                    form = r.randrange(5)
                    when = [D.datetime(day.year, day.month, day.day), f'{day.year}.{day.month}.{day.day}', f'{day.year}年{day.month}月{day.day}日', f'{day.year}/{day.month}/{day.day}', f'{day:%Y-%m-%d}'][form]
                    status = r.choice(['自住','自住','自住','出租','空置','未装修'])
                    if status == '未装修' and r.random() < .5: when = None
                    phone = mobile(r)
                    if r.random() < .2: phone = f'{str(phone)[:3]} {str(phone)[3:7]} {str(phone)[7:]}'
                    elif r.random() < .1: phone = f'{phone}/{mobile(r)}'
                    spelling = '3#' if b == '3' and u == '2单元' else spell[b]
                    note = r.choice(['','','','','家有老人','电话打不通，找其爱人','养狗','欠费'])
                    n += 1
                    ws.append([n, spelling if row == start else None, u if row == start else None, f*100+d, people[n-1], phone, round(r.uniform(80,140),2), when, status, managers[b][0], managers[b][1], note])
                    row += 1
            ws.merge_cells(start_row=start, end_row=row-1, start_column=2, end_column=2)
            ws.merge_cells(start_row=start, end_row=row-1, start_column=3, end_column=3)
    ws.append(['合计', None, None, n, None, None, f'=SUM(G4:G{row-1})'])
    st = wb.create_sheet('员工通讯录')
    st.merge_cells('A1:F1'); st['A1'] = '翠湖花园项目员工通讯录'
    st.append(['序号','姓名','岗位','负责区域','手机号码','入职时间'])
    for i,(a,p,q,d) in enumerate([('赵国强','项目经理','','2019.3.1'),('张小燕','客服管家','东区','2020/5/6'),('李建华','客服管家','西区','2021年7月1日'),('周师傅','工程主管','','2018-09-10')], 1):
        st.append([i,a,p,q,mobile(r),d])
    wb.save(os.path.join(out, '翠湖花园业主台账.xlsx'))

# 2. An old .xls saved by LibreOffice: the room in one cell, two title rows, owners and tenants, yes/no for moving in; staff in a GBK file.
def second():
    r = random.Random(2); wb = Workbook(); ws = wb.active; ws.title = 'Sheet1'
    ws['A1'] = 'XX物业服务有限公司'; ws.merge_cells('A1:J1')
    ws['A2'] = '阳光里小区住户档案'; ws.merge_cells('A2:J2')
    ws.append(['编号','房间号','户主','性别','手机','家庭人数','交楼时间','居住状态','管家','重点关注'])
    people = names(90, 22)
    for i in range(90):
        b, u, f, d = i // 30 + 1, i % 30 // 15 + 1, i % 15 // 3 + 1, i % 3 + 1
        day = D.date(2020, 1, 1) + D.timedelta(days=r.randrange(1500))
        ws.append([i+1, f'{b}-{u}-{f}0{d}' if i % 3 else f'{b}#{u}单元{f}0{d}', people[i], r.choice('男女'), mobile(r), r.choice([2,3,4,'3人',None]),
                   r.choice([f'{day:%Y%m%d}', f'{day.year}.{day.month:02}.{day.day:02}', D.datetime(day.year,day.month,day.day)]), r.choice(['常住','常住','租户','空置','装修中']), ['陈敏','刘洋','陈敏'][b-1], r.choice(['独居老人','',None,'孕妇','/'])])
    p = os.path.join(out, '住户档案.xlsx'); wb.save(p)
    subprocess.run(['soffice','--headless','--convert-to','xls','--outdir',out,p], check=True, capture_output=True); os.remove(p)
    rows = ['姓名,职务,部门,联系方式,备注','孙丽,主任,客服部,13900001111,','陈敏,管家,客服部,13900002222,','刘洋,管家,客服部,13900003333,10月起','老吴,维修,工程部,13900004444,']
    open(os.path.join(out, '人员名单.csv'),'wb').write('\r\n'.join(rows).encode('gbk')+b'\r\n')

# 3. What a management program exports: tab separated, GBK, long names of rooms, customers with identity numbers, codes with leading zeros.
def third():
    r = random.Random(3); people = names(100, 33)
    head = ['房屋编码','楼宇名称','单元名称','房间名称','客户名称','客户类型','移动电话','固定电话','房屋状态','建筑面积','交付日期','入伙日期','楼管员','所属片区']
    rows = [head]
    for i in range(100):
        b, u, f, d = i // 25 + 6, i % 25 // 13 + 1, i % 25 % 13 // 2 + 1, i % 25 % 13 % 2 + 1
        day = D.date(2018, 6, 1) + D.timedelta(days=r.randrange(900)); state = r.choice(['已入伙','已入伙','已装修','空关','出租','未领房'])
        rows.append([f'XFL{b:02}{u:02}{f:02}{d:02}', f'{b}号楼', f'{u}单元', f'{f:02}{d:02}', people[i], '业主', str(mobile(r)), '' if i % 7 else '0571-8800%04d' % i, state, f'{r.uniform(70,160):.2f}', f'{day:%Y-%m-%d} 00:00:00', f'{day+D.timedelta(days=40):%Y-%m-%d} 00:00:00' if state != '未领房' else '', ['何娟','马超'][b % 2], ['一期','二期'][b % 2]])
    open(os.path.join(out, '房产客户资料导出.csv'),'wb').write('\r\n'.join('\t'.join(x) for x in rows).encode('gbk')+b'\r\n')
    wb = Workbook(); ws = wb.active; ws.title = '排班'
    ws.append(['工号','姓名','岗位','电话','负责楼栋'])
    for x in [['0001','罗静','客服经理',13700001111,''],['0002','何娟','楼管员',13700002222,'7、9号楼'],['0003','马超','楼管员',13700003333,'6、8号楼']]: ws.append(x)
    wb.save(os.path.join(out,'员工表.xlsx'))
first(); second(); third()
