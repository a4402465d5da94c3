using Kalapa.App.Demo;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What people do wrong every day, and what they then read.</summary>
public sealed class EverydayMistakesFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task Two_clicks_on_send_send_once_and_the_way_back_leads_to_no_second_request()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Klik dua kali"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=periksa");

        await client.Test("submit").DblClickAsync();

        await client.Test("turn").WaitForAsync();
        await Expect(client.Locator(".mud-snackbar .mud-alert-filled-error")).ToHaveCountAsync(0);
        Assert.Equal(1, await Read(db => db.AuditEvents.CountAsync(row => row.TicketId == draft && row.To == nameof(TicketState.Queued))));
        var number = (await client.Locator("h1").InnerTextAsync()).Trim();

        await client.GoBackAsync();
        await Expect(client.Test("to-request")).ToBeVisibleAsync();
        await Expect(client.Locator("main")).ToContainTextAsync(number);
        await Expect(client.Test("submit")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_clicks_on_take_next_take_one_ticket()
    {
        var had = await InHand(DemoPeople.Lead.Id);
        var agent = await SignIn("Tono", "/antrian");

        await agent.Test("take-next").DblClickAsync();

        await agent.Reaches("/tiket/");
        await agent.IsReady();
        Assert.Equal(had + 1, await InHand(DemoPeople.Lead.Id));
    }

    private Task<int> InHand(Guid agent) => Read(db => db.Tickets.CountAsync(row => row.State == TicketState.InReview && row.OwnerId == agent));

    [Fact]
    public async Task Two_tabs_of_one_draft_keep_both_hands_and_the_one_that_is_late_reads_why()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Dua tab"));
        var one = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=pekerjaan");
        var other = await SecondTab(one, $"/permintaan/{draft}/isi?langkah=pekerjaan");
        await one.Test("title").FillAsync("Dua tab, judul baru");
        await other.Test("purpose").FillAsync("Dua tab, tujuan baru");
        await Expect(other.Test("title")).ToHaveValueAsync("Dua tab, judul baru");
        await Expect(one.Test("purpose")).ToHaveValueAsync("Dua tab, tujuan baru");

        await one.Open($"/permintaan/{draft}/isi?langkah=periksa");
        await other.Test("work-steps").FillAsync("Langkah yang belum sempat terkirim");
        await one.Test("submit").ClickAsync();
        await Expect(other.Test("to-request")).ToBeVisibleAsync();

        // Either it was saved in time or it is shown to be copied; it is never lost.
        var sent = await Read(db => db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == draft));
        if (sent.Content.WorkSteps != "Langkah yang belum sempat terkirim")
        {
            await Expect(other.Test("left-over").Locator("textarea")).ToHaveValueAsync("Langkah yang belum sempat terkirim");
        }
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_of_another_kind_is_refused_in_words()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Berkas salah"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=dokumen");
        var slot = client.Test("slot-D01");
        var large = Path.Combine(App.DataFolder, "terlalu-besar.pdf");
        await File.WriteAllBytesAsync(large, new byte[21 * 1024 * 1024]);

        await slot.Test("upload").SetInputFilesAsync(large);
        await Expect(slot.Test("upload-problem")).ToContainTextAsync("20 MB");

        await slot.Test("upload").SetInputFilesAsync(new FilePayload { Name = "program.pdf", MimeType = "application/pdf", Buffer = "MZ\0\0 not a document"u8.ToArray() });
        await Expect(slot.Test("upload-problem")).ToContainTextAsync("program.pdf");
        await Expect(slot.Test("upload-problem")).ToContainTextAsync("PDF");
    }

    [Fact]
    public async Task A_visit_in_the_past_and_a_visitor_of_seventeen_are_named_where_they_are_typed()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Tanggal dan umur"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=jadwal");

        await client.Test("start").FillAsync(BranchTime(DateTimeOffset.UtcNow.AddDays(-2)));
        await client.Test("end").FocusAsync();
        await Expect(client.Test("step-faults").Test("fault").First).ToBeVisibleAsync();

        await client.Open($"/permintaan/{draft}/isi?langkah=pengunjung");
        await client.Test("visitor-birth-year").FillAsync($"{DateTimeOffset.UtcNow.Year - 17}");
        await client.Test("visitor-phone").FocusAsync();
        await Expect(client.Test("step-faults").Test("fault").First).ToContainTextAsync("Agus Santoso");
        await Expect(client.Test("visitor-birth-year")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(await client.Axe(Look.Whole));

        await client.Open($"/permintaan/{draft}/isi?langkah=periksa");
        await client.Test("submit").ClickAsync();
        await Expect(client.Test("faults")).ToBeFocusedAsync();
        Assert.Equal(TicketState.Draft, await Read(db => db.Tickets.Where(row => row.Id == draft).Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task Markup_in_a_field_is_text_on_every_screen()
    {
        const string title = "Rak <b>x</b>";
        var id = await Before(errands => errands.Draft(DemoPeople.Client, title, content => content with { Racks = "<b>x</b>" }));
        var client = await SignIn("Sari", $"/permintaan/{id}/isi?langkah=periksa");
        await client.Test("submit").ClickAsync();
        await client.Test("turn").WaitForAsync();
        await ShowsText(client);
        var agent = await SignIn("Rina", $"/antrian?tiket={id}");
        await ShowsText(agent);
        await Before(errands => errands.Take(id));
        await agent.Open($"/tiket/{id}");
        await ShowsText(agent);
        await Before(errands => errands.Escalate(id));
        var supervisor = await SignIn("Budi", $"/persetujuan?tiket={id}");
        await supervisor.Test("desk-number").WaitForAsync();
        await ShowsText(supervisor);
        await Before(errands => errands.Approve(DemoPeople.Supervisor, id));
        await client.Open($"/pas/{id}");
        await ShowsText(client);
        var gate = await SignIn("Joko", "/gerbang");
        await gate.Test("gate-code").FillAsync((await client.Test("code").InnerTextAsync()).Trim());
        await gate.Test("look-up").ClickAsync();
        await gate.Test("gate-facts").WaitForAsync();
        await ShowsText(gate);
    }

    [Fact]
    public async Task A_suspended_company_is_told_so_when_it_sends_and_keeps_its_draft()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.OtherClient, "Ditangguhkan"));
        var client = await SignIn("Maya", $"/permintaan/{draft}/isi?langkah=periksa");
        var admin = await SignIn("Anita", "/klien");
        await admin.Locator("[data-test=tenant][data-name='PT Samudra Awan Digital']").Test("tenant-standing").ClickAsync();
        await admin.Test("dialog-confirm").ClickAsync();
        await Expect(admin.Test("dialog-confirm")).ToHaveCountAsync(0);
        Assert.Equal(TenantStatus.Suspended, await Read(db => db.Tenants.Where(row => row.Id == DemoPeople.Samudra).Select(row => row.Status).SingleAsync()));

        await client.Test("submit").ClickAsync();

        await Expect(client.GetByText("sedang ditangguhkan").First).ToBeVisibleAsync();
        Assert.Equal(TicketState.Draft, await Read(db => db.Tickets.Where(row => row.Id == draft).Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task A_supervisor_cannot_decide_the_own_request_and_reads_why()
    {
        var id = await Before(async errands =>
        {
            var own = await errands.Submitted(DemoPeople.Supervisor, "Permintaan sendiri");
            await errands.Take(own);
            await errands.Escalate(own);
            return own;
        });

        var supervisor = await SignIn("Budi", $"/persetujuan?tiket={id}");

        await Expect(supervisor.Test("own-hand")).ToBeVisibleAsync();
        await Expect(supervisor.Test("do-Approve")).ToBeDisabledAsync();
        await Expect(supervisor.Test("do-Reject")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Of_two_supervisors_at_once_one_decides_and_the_other_reads_who()
    {
        var id = await Before(async errands =>
        {
            var asked = await errands.Submitted(DemoPeople.Client, "Dua penyetuju");
            await errands.Take(asked);
            await errands.Escalate(asked);
            return asked;
        });
        var one = await SignIn("Budi", $"/persetujuan?tiket={id}");
        var other = await SignIn("Ratna", $"/persetujuan?tiket={id}");
        await Task.WhenAll(one.Test("do-Approve").ClickAsync(), other.Test("do-Approve").ClickAsync());
        await Task.WhenAll(one.Test("confirm").WaitForAsync(), other.Test("confirm").WaitForAsync());

        // Straight in the page: a press that comes too late is part of what is tested, so nothing waits until it is possible.
        await Task.WhenAll(one.Test("confirm").DispatchEventAsync("click"), other.Test("confirm").DispatchEventAsync("click"));

        await Task.WhenAll(one.Test("decided").WaitForAsync(), other.Test("decided").WaitForAsync());
        var winner = await Read(db => db.PermitRequests.AsNoTracking().Where(row => row.Id == id).SelectMany(row => row.Approvals).Select(row => row.DecidedByName).SingleAsync());
        await Expect(one.Test("decided")).ToContainTextAsync(winner);
        await Expect(other.Test("decided")).ToContainTextAsync(winner);
        Assert.Equal(1, await Read(db => db.Permits.CountAsync(row => row.TicketId == id)));
    }

    private static async Task ShowsText(IPage page)
    {
        await Expect(page.Locator("main")).ToContainTextAsync("<b>x</b>");
        await Expect(page.Locator("b")).ToHaveCountAsync(0);
    }
}
