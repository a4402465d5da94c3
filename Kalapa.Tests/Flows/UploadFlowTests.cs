using System.Text.RegularExpressions;
using Kalapa.App.Demo;
using Kalapa.Tests.Support;
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
        await File.WriteAllBytesAsync(file, [.. "%PDF-1.4\n"u8, .. new byte[Size]]);
        await slot.Test("upload").SetInputFilesAsync(file);

        // It shows how far it is.
        await Expect(slot.Test("upload-percent")).ToHaveTextAsync(UnderWay());

        // Somebody else works on.
        await agent.Test("view-semua").ClickAsync();
        await Expect(agent.Test("view-semua")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(slot.Locator("progress")).ToBeVisibleAsync();

        // The circuit goes and comes back on the same page; the file is not told.
        await client.EvaluateAsync("window.stayed = true; for (const socket of window.sockets) socket.close(4000)");
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "down");
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "up");
        await Expect(slot.Locator("progress")).ToBeVisibleAsync();

        await Expect(slot.Test("file")).ToContainTextAsync("denah-lantai.pdf", new() { Timeout = 90_000 });
        Assert.True(await client.EvaluateAsync<bool>("window.stayed"));
    }

    [GeneratedRegex("^[1-9][0-9]? %$")]
    private static partial Regex UnderWay();
}
