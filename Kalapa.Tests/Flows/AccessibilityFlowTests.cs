using System.Globalization;
using Kalapa.App.Demo;
using Kalapa.Domain.KnownIssues;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Solutions;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>
/// Every screen of every role, in both languages and both themes, before axe; and each on a phone, where nothing scrolls
/// sideways and every button is as big as a thumb.
/// </summary>
public sealed class AccessibilityFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const int Desk = 1440;
    private const int Phone = 390;
    private static readonly string[] FormSteps = ["pertanyaan", "jadwal", "pekerjaan", "pengunjung", "dokumen", "periksa"];

    [Theory]
    [InlineData("Sari")]
    [InlineData("Rina")]
    [InlineData("Budi")]
    [InlineData("Joko")]
    [InlineData("Anita")]
    [InlineData("")]
    public async Task Nothing_on_any_screen_keeps_anybody_out(string persona)
    {
        var page = persona.Length > 0 ? await SignIn(persona, "/") : await NewPage(App.Address);
        await LookAtAll(page, await ScreensOf(persona));
    }

    [Fact]
    public async Task Nothing_keeps_the_first_admin_out()
    {
        await using var app = new AppProcess { Settings = { ["Kalapa__Demo"] = "false" } };
        await app.Start();
        await LookAtAll(await NewPage(app.Address), [new("/akun/awal") { IsPlain = true }]);
    }

    [Fact]
    public async Task Paper_is_white_and_its_words_are_dark_though_the_screen_is_dark()
    {
        var page = await SignIn("Budi", "/persetujuan");

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        var row = page.Test("approval-row").First;
        Assert.True(await row.IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await Computed(page.Locator("body"), "background-color"));
        // Red, green and blue are the light theme's, each below the middle.
        Assert.All((await Computed(row, "color"))["rgb(".Length..^1].Split(','), part => Assert.InRange(int.Parse(part, CultureInfo.InvariantCulture), 0, 127));
    }

    private static Task<string> Computed(ILocator place, string property) => place.EvaluateAsync<string>("(place, property) => getComputedStyle(place).getPropertyValue(property)", property);

    private static async Task LookAtAll(IPage page, IReadOnlyList<Screen> screens)
    {
        List<string> findings = [];
        // Colours are the same in both languages, words in both themes. The second language is the long size.
        foreach (var (language, look) in new[] { ("id", Look.Whole), ("en", Look.Words) }.Take(TestSize.Of(smoke: 1, full: 2)))
        {
            await Speak(page, language);
            foreach (var screen in screens)
            {
                await Show(page, screen);
                findings.AddRange((await Findings(page, look)).Select(found => $"{screen.Name} {language} {found}"));
            }
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings.Distinct()));
    }

    /// <summary>On a desk by light, then on a phone by dark; loaded once for both, since loading takes the longest.</summary>
    private static async Task<IReadOnlyList<string>> Findings(IPage page, Look look)
    {
        var onDesk = await page.Axe(look);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(Phone, 844);
        return [.. onDesk.Select(found => $"desk: {found}"), .. (await page.Phone()).Concat(await page.Axe(look)).Select(found => $"phone: {found}")];
    }

    /// <summary>A page, and what is opened on it.</summary>
    private sealed record Screen(string Path, params string[] Opened)
    {
        public string Name => string.Join(" > ", [Path + Code, .. Opened]);

        /// <summary>It has no circuit to wait for.</summary>
        public bool IsPlain { get; init; }

        /// <summary>What is asked of it at the gate.</summary>
        public string? Code { get; init; }
    }

    private async Task<IReadOnlyList<Screen>> ScreensOf(string persona)
    {
        var tickets = (await Read(db => db.PermitRequests.AsNoTracking().Where(ticket => ticket.SupportId == null).ToListAsync())).ToLookup(ticket => ticket.State);
        var faults = (await Read(db => db.SupportRequests.AsNoTracking().ToListAsync())).ToLookup(request => request.State);
        Guid First(TicketState state, string branch = "CBT") => tickets[state].First(ticket => ticket.BranchCode == branch).Id;
        Guid Own(TicketState state) => tickets[state].First(ticket => ticket.RequesterId == DemoPeople.Client.Id).Id;
        Guid OwnFault(TicketState state) => faults[state].First(request => request.RequesterId == DemoPeople.Client.Id).Id;
        Guid HeldFault(TicketState state) => faults[state].First(request => request.OwnerId == DemoPeople.Agent.Id).Id;
        var held = tickets[TicketState.InReview].First(ticket => ticket.OwnerId == DemoPeople.Agent.Id).Id;
        var permits = await Read(db => db.Permits.AsNoTracking()
            .Where(permit => permit.BranchCode == "CBT" && db.Tickets.Any(ticket => ticket.Id == permit.TicketId && ticket.RequesterId == DemoPeople.Client.Id)).ToListAsync());
        var inside = permits.First(permit => permit.State == PermitState.Active).TicketId;
        var coming = permits.First(permit => permit.State == PermitState.Issued);
        var visit = permits.First(permit => permit.TicketId == inside);
        var guest = await Read(db => db.Permits.Where(permit => permit.Id == visit.Id).SelectMany(permit => permit.People).Select(person => person.PersonId).FirstAsync());
        var badge = $"/gerbang/kartu/{visit.Id}/{guest}";
        var solutions = (await Read(db => db.Solutions.AsNoTracking().ToListAsync())).ToLookup(solution => solution.State);
        var device = await Read(db => db.Devices.Where(row => row.IsInside && row.BranchCode == "CBT" && row.TenantId == DemoPeople.Client.TenantId).Select(row => row.Id).FirstAsync());
        var issues = await Read(db => db.KnownIssues.AsNoTracking().ToDictionaryAsync(issue => issue.State, issue => issue.Id));
        return persona switch
        {
            "Sari" =>
            [
                new("/beranda"), new("/beranda", "bell"), new("/beranda", "user-menu"), new("/permintaan/baru"), new($"/permintaan/baru?dari={Own(TicketState.Closed)}"),
                .. FormSteps.Select(step => new Screen($"/permintaan/{Own(TicketState.Returned)}/isi?langkah={step}")),
                new($"/permintaan/{Own(TicketState.Draft)}/isi", "discard"),
                .. new[] { TicketState.Returned, TicketState.Queued, TicketState.InReview, TicketState.Escalated, TicketState.Approved, TicketState.Closed }.Select(state => new Screen($"/permintaan/{Own(state)}")),
                new($"/permintaan/{Own(TicketState.Escalated)}", "withdraw"),
                new("/solusi"), new($"/solusi/{solutions[SolutionState.Published].First(solution => solution.Content.Audience == SolutionAudience.Client).Id}"),
                new("/permintaan/baru?jenis=bantuan"), new($"/permintaan/baru?dari={OwnFault(TicketState.Closed)}"), new($"/bantuan/{OwnFault(TicketState.Draft)}/isi"), new($"/bantuan/{OwnFault(TicketState.Draft)}/isi", "group-HANDS", "topic-HANDS.LOOK"),
                .. new[] { TicketState.Draft, TicketState.InReview, TicketState.Returned, TicketState.AwaitingVisit, TicketState.Resolved, TicketState.Closed }.Select(state => new Screen($"/bantuan/{OwnFault(state)}")),
                new($"/bantuan/{OwnFault(TicketState.Resolved)}", "not-solved"), new($"/bantuan/{OwnFault(TicketState.InReview)}", "cancel"),
                new($"/pas/{coming.TicketId}"), new($"/pas/{coming.TicketId}", "cancel-visit"), new($"/pas/{inside}"),
                new("/cari?q=nus"), new("/cari?q=zzz"), new("/perangkat"), new("/perangkat?rak=zzz"), new($"/perangkat/{device}"), new("/perusahaan"), new("/perusahaan", "person-add"), new("/perusahaan", "invite"), new("/laporan"), new("/notifikasi"),
                new("/akun/pengaturan") { IsPlain = true }, new("/akun/perangkat"), new("/antrian") { IsPlain = true }, new("/tidak-ada"), new("/galat/500") { IsPlain = true },
            ],
            "Rina" =>
            [
                new("/solusi"), new($"/solusi/{solutions[SolutionState.Draft].First().Id}/isi"),
                new("/gangguan"), new($"/gangguan/{issues[KnownIssueState.Open]}"), new("/gangguan/baru"),
                new("/antrian"), new("/antrian?lihat=semua"), new($"/antrian?tiket={First(TicketState.Queued)}"),
                new("/permintaan/baru"), new("/beranda"), new("/laporan"), new("/referensi/janji"), new("/notifikasi"),
                new("/klien"), new("/klien", "tenant-add"), new("/klien", "tenant-standing"), new($"/klien?perusahaan={DemoPeople.Client.TenantId}"),
                new($"/klien/{DemoPeople.Nusantara}"), new($"/klien/{DemoPeople.Nusantara}", "contact-add"), new($"/klien/{DemoPeople.Nusantara}", "company-End"), new($"/klien/{DemoPeople.Cakra}"),
                new("/klien/pengumuman"), new("/klien/pengumuman", "announcement-add"),
                new($"/tiket/{inside}"),
                .. new[] { TicketState.Escalated, TicketState.Approved, TicketState.Queued, TicketState.Closed }.Select(state => new Screen($"/tiket/{First(state)}")),
                new($"/tiket/{held}"), new($"/tiket/{held}", "reject-paper"), new($"/tiket/{held}", "return"), new($"/tiket/{held}", "transfer"),
                new($"/tiket/{held}", "more-actions", "correct"),
                .. new[] { TicketState.InReview, TicketState.AtBranch, TicketState.AwaitingVisit }.Select(state => new Screen($"/tiket/{HeldFault(state)}")),
                .. new[] { "ask-client", "hand-on", "need-visit", "resolve" }.Select(button => new Screen($"/tiket/{HeldFault(TicketState.InReview)}", button)),
            ],
            "Budi" =>
            [
                new("/persetujuan"), new("/persetujuan/pengganti"), new($"/persetujuan?tiket={First(TicketState.Escalated)}"),
                .. new[] { "do-Approve", "do-Reject", "do-ApproveWithConditions", "do-AskInfo" }.Select(button => new Screen($"/persetujuan?tiket={First(TicketState.Escalated)}", button)),
                new("/klien"), new($"/klien/{DemoPeople.Nusantara}"), new("/cabang"), new($"/cabang?tiket={HeldFault(TicketState.AtBranch)}"), new("/izin"), new("/izin", "do-Suspend"), new("/izin", "do-Revoke"), new("/izin?lihat=ditangguhkan"), new("/gerbang/apel"),
                new("/permintaan/baru"), new("/beranda"), new("/laporan"), new("/notifikasi"), new($"/tiket/{First(TicketState.Escalated)}"),
                new("/gangguan"), new($"/gangguan/{issues[KnownIssueState.Open]}", "resolve-open"), new("/gangguan/baru"), new($"/gangguan/baru?tiket={HeldFault(TicketState.InReview)}"),
            ],
            "Joko" => [new("/gerbang"), new("/gerbang", "gate-row"), new("/gerbang", "verdict") { Code = coming.Code }, new("/gerbang", "verdict") { Code = "0000" }, new("/gerbang/apel"), new(badge), new("/izin"), new("/perangkat?semua=ya"), new($"/perangkat/{device}"), new("/laporan"), new("/notifikasi")],
            "Anita" =>
            [
                new("/pantauan"), new("/pantauan/menunggu"), new("/pengguna"), new("/pengguna", "invite"), new("/pengguna", "user-edit"), new("/pengguna", "user-disable"),
                new("/cari"), new("/perangkat"), new("/klien"), new($"/klien/{DemoPeople.Cakra}", "company-Activate"), new("/audit"), new("/kabar-keluar"), new("/laporan"), new("/referensi"), new("/referensi/kategori"), new("/referensi/kategori", "rename"), new("/referensi/kategori", "retire"), new("/referensi/janji"), new("/referensi/janji", "promises-edit"), new("/referensi/janji", "hours-edit"), new("/referensi/janji", "holiday-add"), new("/notifikasi"), new($"/tiket/{inside}"),
                new("/gangguan"), new($"/gangguan/{issues[KnownIssueState.Resolved]}"),
            ],
            _ => [.. new[] { "/akun/masuk", $"/cek/{coming.Code}", "/cek/0000-0000-0000", "/akun/undangan/xyz" }.Select(path => new Screen(path) { IsPlain = true })],
        };
    }

    private static async Task Show(IPage page, Screen screen)
    {
        await page.SetViewportSizeAsync(Desk, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync(screen.Path);
        if (!screen.IsPlain)
        {
            await page.IsReady();
        }

        if (screen.Code is { } code)
        {
            await page.Test("gate-code").FillAsync(code);
            await page.Test("look-up").ClickAsync();
        }

        foreach (var mark in screen.Opened)
        {
            await page.Test(mark).First.ClickAsync();
        }

        if (screen.Opened.Length > 1)
        {
            // The menu that led here closes behind it.
            await Assertions.Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        }
    }

    private static async Task Speak(IPage page, string language)
    {
        await page.GotoAsync("/");
        if (await page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await page.Locator($"button[name=language][value={language}]").ClickAsync();
            await page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }
}
