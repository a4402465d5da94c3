using System.Text.RegularExpressions;
using Kalapa.App.Demo;
using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>A file takes its own way to the server, beside the circuit.</summary>
public sealed partial class UploadFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const int Size = 19 * 1024 * 1024;
    private const int BytesPerSecond = 1024 * 1024;

    // Keeps hold of the page's sockets, so that a test can cut them and nothing else.
    private const string KeepSockets = """
        window.sockets = [];
        window.WebSocket = class extends WebSocket { constructor(...given) { super(...given); window.sockets.push(this); } };
        """;

    // Down may be over before somebody looks.
    private const string CutAndWatch = """
        window.stayed = true;
        const html = document.documentElement;
        new MutationObserver(() => { if (html.dataset.link === 'down') html.dataset.wasDown = 'yes'; }).observe(html, { attributeFilter: ['data-link'] });
        for (const socket of window.sockets) socket.close(4000);
        """;

    [Fact]
    public async Task A_large_file_arrives_though_the_circuit_is_cut_and_holds_nobody_up()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Berkas besar"));
        var client = await SignIn("Sari", "/");
        var agent = await SignIn("Rina", "/antrian");
        await client.AddInitScriptAsync(KeepSockets);
        await client.Open($"/permintaan/{draft}/isi?langkah=dokumen");
        var line = await client.Context.NewCDPSessionAsync(client);
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = BytesPerSecond });
        var slot = client.Test("slot-D01");
        var file = Path.Combine(App.DataFolder, "denah-lantai.pdf");
        await File.WriteAllBytesAsync(file, new PdfSource().With((6, $"<< /Length {Size} >>\nstream\n{new string(' ', Size)}\nendstream")).Classic());
        await slot.Test("upload").SetInputFilesAsync(file);

        // It shows how far it is.
        await Expect(slot.Test("upload-percent")).ToHaveTextAsync(UnderWay());

        // Somebody else works on.
        await agent.Test("view-semua").ClickAsync();
        await Expect(agent.Test("view-semua")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(slot.Locator("progress")).ToBeVisibleAsync();

        // The circuit goes and comes back on the same page; the file is not told.
        await client.EvaluateAsync(CutAndWatch);
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-was-down", "yes");
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "up");
        await Expect(slot.Locator("progress")).ToBeVisibleAsync();

        await Expect(slot.Test("file")).ToContainTextAsync("denah-lantai.pdf");
        Assert.True(await client.EvaluateAsync<bool>("window.stayed"));
    }

    [Fact]
    public async Task Who_was_signed_out_meanwhile_is_led_to_the_sign_in_page_and_back()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Sesi berakhir"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=dokumen");
        var drop = client.Test("slot-D01");
        await client.Context.ClearCookiesAsync();

        await drop.Test("upload").SetInputFilesAsync(new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes });

        await Expect(drop.Test("upload-problem")).ToContainTextAsync("Sesi Anda sudah berakhir; yang sudah diketik tersimpan.");
        await Expect(drop.Test("upload-retry")).ToHaveCountAsync(0);
        await drop.Test("upload-sign-in").ClickAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Sari" }).First.ClickAsync();
        await Expect(client).ToHaveURLAsync(new Regex($"/permintaan/{draft}/isi\\?langkah=dokumen"));
        await client.IsReady();
        await client.Test("slot-D01").Test("upload").SetInputFilesAsync(new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes });
        await Expect(client.Test("slot-D01").Test("file")).ToContainTextAsync("surat.pdf");
    }

    [Fact]
    public async Task A_file_that_is_refused_says_why_and_an_offline_device_may_try_again()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Berkas ditolak"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=dokumen");
        var drop = client.Test("slot-D01");

        await drop.Test("upload").SetInputFilesAsync(new FilePayload
        {
            Name = "skrip.pdf",
            MimeType = "application/pdf",
            Buffer = new PdfSource().Catalog("/OpenAction << /S /JavaScript /JS (x) >>").Packed(),
        });
        await Expect(drop.Test("upload-problem")).ToContainTextAsync("skrip.pdf: Berkas ini berisi skrip");
        await Expect(drop.Test("upload-retry")).ToHaveCountAsync(0);

        await client.Context.SetOfflineAsync(true);
        await drop.Test("upload").SetInputFilesAsync(new FilePayload { Name = "surat.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes });
        await Expect(drop.Test("upload-problem")).ToContainTextAsync("luring");
        await client.Context.SetOfflineAsync(false);
        await drop.Test("upload-retry").ClickAsync();
        await Expect(drop.Test("file")).ToContainTextAsync("surat.pdf");
    }

    [GeneratedRegex("^[1-9][0-9]? %$")]
    private static partial Regex UnderWay();
}
