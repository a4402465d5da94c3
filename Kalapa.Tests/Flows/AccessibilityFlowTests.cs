using Kalapa.App.Demo;
using Kalapa.Domain.Permits;
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
    // Words are the same in both themes and colours in both languages, so each pair is looked at once.
    private static readonly (string Language, ColorScheme Theme)[] Looks = [("id", ColorScheme.Light), ("en", ColorScheme.Dark), ("en", ColorScheme.Light)];
    private static readonly string[] FormSteps = ["pertanyaan", "jadwal", "pekerjaan", "pengunjung", "dokumen", "periksa"];

    // Asked for by hand: ./test.sh --explicit only --filter-class '*AccessibilityFlowTests'. It takes too long for each run.
    [Theory(Explicit = true)]
    [InlineData("Sari")]
    [InlineData("Rina")]
    [InlineData("Budi")]
    [InlineData("Joko")]
    [InlineData("Anita")]
    [InlineData("")]
    public async Task Nothing_on_any_screen_keeps_anybody_out(string persona)
    {
        var screens = await ScreensOf(persona);
        var page = persona.Length > 0 ? await SignIn(persona, "/") : await NewPage(App.Address);
        // A colour on its way to the next is neither.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        List<string> findings = [];
        foreach (var (language, theme) in Looks)
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await Speak(page, language);
            foreach (var screen in screens)
            {
                await Show(page, screen);
                findings.AddRange((await page.Axe(coloursOnly: theme == ColorScheme.Dark)).Select(found => $"{screen.Name} {language} {theme}: {found}"));
            }
        }

        await page.SetViewportSizeAsync(390, 844);
        foreach (var screen in screens)
        {
            await Show(page, screen);
            findings.AddRange((await page.Phone()).Select(found => $"{screen.Name} phone: {found}"));
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings.Distinct()));
    }

    /// <summary>A page, and what is opened on it.</summary>
    private sealed record Screen(string Path, params string[] Opened)
    {
        public string Name => string.Join(" > ", [Path, .. Opened]);

        /// <summary>It has no circuit to wait for.</summary>
        public bool IsPlain { get; init; }
    }

    private async Task<IReadOnlyList<Screen>> ScreensOf(string persona)
    {
        var tickets = (await Read(db => db.Tickets.AsNoTracking().ToListAsync())).ToLookup(ticket => ticket.State);
        Guid First(TicketState state, string branch = "CBT") => tickets[state].First(ticket => ticket.BranchCode == branch).Id;
        Guid Own(TicketState state) => tickets[state].First(ticket => ticket.RequesterId == DemoPeople.Client.Id).Id;
        var held = tickets[TicketState.InReview].First(ticket => ticket.OwnerId == DemoPeople.Agent.Id).Id;
        var permits = await Read(db => db.Permits.AsNoTracking()
            .Where(permit => permit.BranchCode == "CBT" && db.Tickets.Any(ticket => ticket.Id == permit.TicketId && ticket.RequesterId == DemoPeople.Client.Id)).ToListAsync());
        var inside = permits.First(permit => permit.State == PermitState.Active).TicketId;
        var coming = permits.First(permit => permit.State == PermitState.Issued);
        return persona switch
        {
            "Sari" =>
            [
                new("/beranda"), new("/permintaan/baru"),
                .. FormSteps.Select(step => new Screen($"/permintaan/{Own(TicketState.Returned)}/isi?langkah={step}")),
                .. new[] { TicketState.Returned, TicketState.Queued, TicketState.Escalated, TicketState.Approved }.Select(state => new Screen($"/permintaan/{Own(state)}")),
                new($"/permintaan/{Own(TicketState.Escalated)}", "withdraw"),
                new($"/pas/{coming.TicketId}"), new($"/pas/{inside}"),
                new("/perusahaan"), new("/laporan"), new("/notifikasi"),
                new("/akun/pengaturan") { IsPlain = true }, new("/antrian") { IsPlain = true }, new("/tidak-ada") { IsPlain = true },
            ],
            "Rina" =>
            [
                new("/antrian"), new("/antrian?lihat=semua"), new($"/antrian?tiket={First(TicketState.Queued)}"),
                new("/permintaan/baru"), new("/beranda"), new("/klien"), new("/laporan"), new("/notifikasi"),
                new($"/tiket/{inside}"),
                .. new[] { TicketState.Escalated, TicketState.Approved, TicketState.Queued }.Select(state => new Screen($"/tiket/{First(state)}")),
                new($"/tiket/{held}"), new($"/tiket/{held}", "reject-paper"), new($"/tiket/{held}", "return"), new($"/tiket/{held}", "transfer"),
                new($"/tiket/{held}", "more-actions", "correct"),
            ],
            "Budi" =>
            [
                new("/persetujuan"), new($"/persetujuan?tiket={First(TicketState.Escalated)}"),
                .. new[] { "do-Approve", "do-Reject", "do-ApproveWithConditions" }.Select(button => new Screen($"/persetujuan?tiket={First(TicketState.Escalated)}", button)),
                new("/izin"), new("/permintaan/baru"), new("/beranda"), new("/laporan"), new("/notifikasi"), new($"/tiket/{First(TicketState.Escalated)}"),
            ],
            "Joko" => [new("/gerbang"), new("/gerbang", "gate-row"), new("/izin"), new("/laporan"), new("/notifikasi")],
            "Anita" =>
            [
                new("/pantauan"), new("/pengguna"), new("/pengguna", "invite"), new("/klien"), new("/audit"), new("/laporan"), new("/referensi"), new("/notifikasi"),
                new($"/tiket/{inside}"),
            ],
            _ => [.. new[] { "/akun/masuk", $"/cek/{coming.Code}", "/cek/0000-0000-0000", "/akun/undangan/xyz" }.Select(path => new Screen(path) { IsPlain = true })],
        };
    }

    private static async Task Show(IPage page, Screen screen)
    {
        await page.GotoAsync(screen.Path);
        if (!screen.IsPlain)
        {
            await page.IsReady();
        }

        foreach (var mark in screen.Opened)
        {
            await page.Test(mark).First.ClickAsync();
        }
    }

    private static async Task Speak(IPage page, string language)
    {
        if (!page.Url.StartsWith("http", StringComparison.Ordinal))
        {
            await page.GotoAsync("/akun/masuk");
        }

        if (await page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await page.Locator($"button[name=language][value={language}]").ClickAsync();
            await page.Locator($"html[lang={language}]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }
}
