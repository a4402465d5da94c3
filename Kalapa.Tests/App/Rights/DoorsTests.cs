using System.Reflection;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Rights;

/// <summary>The matrix at the doors: who may open which page, and who gets which file, asked of the running app by HTTP.</summary>
public sealed class DoorsTests(AppProcess app) : IClassFixture<AppProcess>
{
    /// <summary>200 opens, 401 leads to the sign-in page, 403 refuses. Kept by hand, apart from the pages' own policies.</summary>
    private const string Pages = """
        | page              | nobody | client | cs  | supervisor | gate | admin |
        | /beranda          | 401    | 200    | 200 | 200        | 403  | 403   |
        | /permintaan/baru  | 401    | 200    | 200 | 200        | 403  | 403   |
        | /antrian          | 401    | 403    | 200 | 403        | 403  | 403   |
        | /persetujuan      | 401    | 403    | 403 | 200        | 403  | 403   |
        | /persetujuan/pengganti | 401 | 403  | 403 | 200        | 403  | 403   |
        | /cabang           | 401    | 403    | 403 | 200        | 403  | 403   |
        | /izin             | 401    | 403    | 403 | 200        | 200  | 403   |
        | /gerbang          | 401    | 403    | 403 | 403        | 200  | 403   |
        | /gerbang/apel     | 401    | 403    | 403 | 200        | 200  | 403   |
        | /pantauan         | 401    | 403    | 403 | 403        | 403  | 200   |
        | /pantauan/menunggu | 401   | 403    | 403 | 403        | 403  | 200   |
        | /audit            | 401    | 403    | 403 | 403        | 403  | 200   |
        | /kabar-keluar     | 401    | 403    | 403 | 403        | 403  | 200   |
        | /referensi        | 401    | 403    | 403 | 403        | 403  | 200   |
        | /referensi/kategori | 401  | 403    | 403 | 403        | 403  | 200   |
        | /referensi/janji  | 401    | 403    | 200 | 200        | 403  | 200   |
        | /pengguna         | 401    | 403    | 403 | 403        | 403  | 200   |
        | /klien            | 401    | 403    | 200 | 200        | 403  | 200   |
        | /klien/pengumuman | 401    | 403    | 200 | 403        | 403  | 200   |
        | /perusahaan       | 401    | 200    | 403 | 403        | 403  | 403   |
        | /laporan          | 401    | 200    | 200 | 200        | 200  | 200   |
        | /notifikasi       | 401    | 200    | 200 | 200        | 200  | 200   |
        | /cari             | 401    | 200    | 200 | 200        | 403  | 200   |
        | /gangguan         | 401    | 403    | 200 | 200        | 403  | 200   |
        | /gangguan/baru    | 401    | 403    | 200 | 200        | 403  | 403   |
        | /solusi           | 401    | 200    | 200 | 200        | 403  | 200   |
        | /perangkat        | 401    | 200    | 200 | 200        | 200  | 200   |
        | /akun/pengaturan  | 401    | 200    | 200 | 200        | 200  | 200   |
        | /akun/perangkat   | 401    | 200    | 200 | 200        | 200  | 200   |
        | /laporan/requests.xlsx| 401    | 200    | 200 | 200        | 403  | 200   |
        | /laporan/requests.csv | 401    | 200    | 200 | 200        | 403  | 200   |
        | /laporan/fairness.xlsx| 401    | 403    | 403 | 403        | 403  | 200   |
        | /laporan/fairness.csv | 401    | 403    | 403 | 403        | 403  | 200   |
        | /laporan/visits.xlsx| 401    | 200    | 200 | 200        | 200  | 200   |
        | /laporan/visits.csv | 401    | 200    | 200 | 200        | 200  | 200   |
        | /laporan/equipment.xlsx| 401    | 200    | 200 | 200        | 200  | 200   |
        | /laporan/equipment.csv | 401    | 200    | 200 | 200        | 200  | 200   |
        | /sambungan        | 200    | 200    | 200 | 200        | 200  | 200   |
        | /sehat            | 200    | 200    | 200 | 200        | 200  | 200   |
        | /sehat/siap       | 200    | 200    | 200 | 200        | 200  | 200   |
        """;

    /// <summary>Pages about one thing, checked below, and those that answer everybody alike.</summary>
    private static readonly string[] Elsewhere =
    [
        "/", "/tidak-ada", "/galat/{Status:int}", "/akun/masuk", "/akun/undangan/{Token}", "/akun/awal", "/cek/{Code}",
        "/permintaan/{Id:guid}", "/permintaan/{Id:guid}/isi", "/bantuan/{Id:guid}", "/bantuan/{Id:guid}/isi", "/tiket/{Id:guid}", "/gangguan/{Id:guid}", "/klien/{Id:guid}", "/solusi/{Id:guid}", "/solusi/{Id:guid}/isi", "/perangkat/{Id:guid}", "/pas/{TicketId:guid}", "/gerbang/apel/{Id:guid}", "/pantauan/{Word}", "/gerbang/kartu/{PermitId:guid}/{PersonId:guid}",
    ];

    private static readonly Dictionary<string, KalapaUser> Personas = new()
    {
        ["client"] = DemoPeople.Client,
        ["cs"] = DemoPeople.Agent,
        ["supervisor"] = DemoPeople.Supervisor,
        ["gate"] = DemoPeople.Guard,
        ["admin"] = DemoPeople.Admin,
    };

    private static IReadOnlyList<string[]> Rows { get; } =
        [.. Pages.Split('\n').Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public async Task Each_role_opens_its_own_pages_alone()
    {
        List<string> wrong = [];
        foreach (var (column, who) in Rows[0].Index().Skip(1))
        {
            using var visitor = Personas.TryGetValue(who, out var user) ? await DemoVisitor.SignIn(app.Address, user.Email!) : DemoVisitor.Nobody(app.Address);
            foreach (var row in Rows.Skip(1))
            {
                var query = IsReport(row[0]) ? "?dari=2026-11-01&sampai=2026-11-30" : "";
                if ($"{await visitor.Ask(row[0] + query)}" is var heard && heard != row[column])
                {
                    wrong.Add($"{row[0]} as {who}: {heard} instead of {row[column]}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void No_page_is_forgotten() => Assert.Equal(
        typeof(UnitOfWork).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(),
        Rows.Skip(1).Select(row => row[0]).Where(door => !IsReport(door)).Except(["/sehat", "/sehat/siap", "/sambungan", "/pantauan/menunggu"]).Concat(Elsewhere).Order());

    [Fact]
    public async Task A_printed_code_leads_a_signed_in_guard_to_the_gate_and_everybody_else_to_the_public_answer()
    {
        using var guard = await DemoVisitor.SignIn(app.Address, DemoPeople.Guard.Email!);
        using var led = await guard.Answer("/cek/KLP-CBT-01234-56789-T");
        Assert.Equal("/gerbang?kode=KLP-CBT-01234-56789-T", new Uri(app.Address, led.Headers.Location!).PathAndQuery);

        using var client = await DemoVisitor.SignIn(app.Address, DemoPeople.Client.Email!);
        Assert.Equal(200, await client.Ask("/cek/KLP-CBT-01234-56789-T"));
    }

    [Fact]
    public async Task A_file_goes_to_who_may_have_it_and_is_not_there_for_others()
    {
        var (ticket, attachment) = await OnDatabase(async db =>
        {
            var id = (await db.Permits.Where(row => row.BranchCode == "CBT" && row.TenantId == DemoPeople.Nusantara && row.State == PermitState.Issued)
                .Join(db.Tickets.Where(row => row.RequesterId == DemoPeople.Client.Id), row => row.TicketId, row => row.Id, (row, _) => row.TicketId).FirstAsync());
            return (id, await db.Attachments.Where(row => row.TicketId == id).Select(row => row.Id).FirstAsync());
        });
        (KalapaUser? Who, int File)[] expected =
        [
            (null, 401), (DemoPeople.Client, 200), (DemoPeople.OtherClient, 404), (DemoPeople.Agent, 200), (DemoPeople.Supervisor, 200),
            (DemoPeople.Guard, 404), (DemoPeople.OtherGuard, 404), (DemoPeople.Admin, 403),
        ];
        List<string> wrong = [];
        foreach (var (who, file) in expected)
        {
            using var visitor = who is null ? DemoVisitor.Nobody(app.Address) : await DemoVisitor.SignIn(app.Address, who.Email!);
            var heard = await visitor.Ask($"/berkas/{attachment}");
            if (heard != file)
            {
                wrong.Add($"{who?.DisplayName ?? "nobody"}: {heard} instead of {file}");
            }

            if (who is not null && await visitor.Ask($"/berkas/{Guid.NewGuid()}") != 404)
            {
                wrong.Add($"{who.DisplayName}: a file that is not there is not 404");
            }
        }

        using var requester = await DemoVisitor.SignIn(app.Address, DemoPeople.Client.Email!);
        Assert.Equal(200, await requester.Ask($"/pas/{ticket}/izin.pdf"));
        using var stranger = await DemoVisitor.SignIn(app.Address, DemoPeople.OtherClient.Email!);
        Assert.Equal(404, await stranger.Ask($"/pas/{ticket}/izin.pdf"));
        Assert.Equal(200, await requester.Ask($"/pas/{ticket}/kunjungan.ics"));
        Assert.Equal(404, await stranger.Ask($"/pas/{ticket}/kunjungan.ics"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_companys_page_opens_to_those_of_its_branches_alone()
    {
        var (nusantara, khatulistiwa) = ($"/klien/{DemoPeople.Nusantara}", $"/klien/{DemoPeople.Khatulistiwa}");
        (KalapaUser Who, int OwnBranch, int OtherBranch)[] expected =
        [
            (DemoPeople.Agent, 200, 200), (DemoPeople.Supervisor, 200, 404), (DemoPeople.Admin, 200, 200), (DemoPeople.Client, 404, 404), (DemoPeople.Guard, 404, 404),
        ];
        foreach (var (who, own, other) in expected)
        {
            using var visitor = await DemoVisitor.SignIn(app.Address, who.Email!);
            Assert.Equal((who.DisplayName, own, other), (who.DisplayName, await visitor.Ask(nusantara), await visitor.Ask(khatulistiwa)));
        }
    }

    [Theory]
    [InlineData("/permintaan/{0}")]
    [InlineData("/permintaan/{0}/isi")]
    [InlineData("/bantuan/{0}")]
    [InlineData("/bantuan/{0}/isi")]
    [InlineData("/pas/{0}")]
    public async Task What_belongs_to_another_company_answers_like_what_does_not_exist(string page)
    {
        var foreign = await OnDatabase(db => db.Tickets.Where(row => row.TenantId == DemoPeople.Samudra && row.State == TicketState.Queued).Select(row => row.Id).FirstAsync());
        using var visitor = await DemoVisitor.SignIn(app.Address, DemoPeople.Client.Email!);

        Assert.Equal(
            await visitor.Read(string.Format(null, page, Guid.CreateVersion7())),
            await visitor.Read(string.Format(null, page, foreign)));
    }

    private async Task<T> OnDatabase<T>(Func<KalapaDbContext, Task<T>> read)
    {
        await using var node = TestApp.Build(Engine.Sqlite, app.ConnectionString, app.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    private static bool IsReport(string door) => Path.GetExtension(door) is ".xlsx" or ".csv";
}
