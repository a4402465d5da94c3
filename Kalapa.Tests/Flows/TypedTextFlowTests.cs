using System.Collections.Concurrent;
using Kalapa.App.Demo;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>What real fields do with what people type and paste.</summary>
public sealed class TypedTextFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    private const int Phone = 390;
    private const string LongName = "Kartinidjojoadhikusumoningratwiryosoedirdjokartosoewiryojaya";

    [Fact]
    public async Task A_thousand_rows_are_pasted_without_a_word_lost_and_no_whole_id_leaves_the_browser()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Rombongan", content => content with { Visitors = [] }));
        var client = await SignIn("Sari", "/beranda");
        ConcurrentQueue<string> sent = [];
        client.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await client.Open($"/permintaan/{draft}/isi?langkah=pengunjung");
        await client.Test("paste-visitors").Locator("summary").ClickAsync();

        var rows = string.Join('\n', Enumerable.Range(1, 1000).Select(at => $"Tamu Nomor {at}\tPT Rombongan Jaya\tKTP\t327501234567{at:0000}\t1990\t0812{at}\t{(at == 1 ? "PIC" : "tamu")}"));
        await client.Test("paste-visitors").Test("paste-text").FillAsync(rows);

        await Expect(client.Test("paste-visitors").Test("paste-count")).ToContainTextAsync("1000");
        await client.Test("paste-visitors").Test("paste-add").ClickAsync();
        await Expect(client.Test("visitor-line")).ToHaveCountAsync(1000);
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "up");
        await client.Open($"/permintaan/{draft}/isi?langkah=periksa");
        await Expect(client.Test("summary")).ToContainTextAsync("Tamu Nomor 1000");

        var visitors = await Read(async db => (await db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == draft)).Content.Visitors);
        Assert.Equal(1000, visitors.Count);
        Assert.Equal(("Tamu Nomor 1000", "1000"), (visitors[^1].FullName, visitors[^1].IdLast4));
        Assert.DoesNotContain(sent, frame => frame.Contains("3275", StringComparison.Ordinal));
        NoConsoleErrors();
    }

    [Fact]
    public async Task A_long_list_that_is_pasted_before_the_field_is_awake_waits_for_it()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Terlalu cepat", content => content with { Visitors = [] }));
        var client = await SignIn("Sari", "/beranda");
        // On a slow line the page can be typed into before its field has told the script who reads it.
        await client.AddInitScriptAsync("""
            Object.defineProperty(window, 'kalapaPaste', {
              set(paste) { const attach = paste.attach; window.asleep = []; paste.attach = (...field) => window.asleep.push(() => attach(...field)); this.paste = paste; },
              get() { return this.paste; },
            });
            """);
        await client.Open($"/permintaan/{draft}/isi?langkah=pengunjung");
        await client.WaitForFunctionAsync("() => window.asleep.length > 0");
        await client.Test("paste-visitors").Locator("summary").ClickAsync();
        await client.Test("paste-visitors").Test("paste-text").FillAsync(string.Join('\n', Enumerable.Range(1, 200).Select(at => $"Tamu Nomor {at}\tPT Rombongan Jaya\tKTP\t4567\t1990\t0812{at}\ttamu")));

        await client.EvaluateAsync("window.asleep.forEach(wake => wake())");

        await Expect(client.Test("paste-visitors").Test("paste-count")).ToContainTextAsync("200");
        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "up");
        NoConsoleErrors();
    }

    [Fact]
    public async Task A_press_counts_though_the_field_it_leaves_pushes_its_button_away()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Bergeser"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=pengunjung");
        var visitors = await client.Test("visitor").CountAsync();
        // Who may still be seventeen gets a question under the field, as soon as the year is there.
        await client.Test("visitor-birth-year").FillAsync($"{TimeProvider.System.GetUtcNow().Year - 18}");
        await client.Test("add-visitor").HoverAsync();

        await client.Mouse.DownAsync();
        await client.Test("visitor-age").WaitForAsync();
        await client.EvaluateAsync("document.querySelector('[data-test=add-visitor]').insertAdjacentHTML('beforebegin', '<button type=button onclick=\"window.wrong = true\" style=height:80px;display:block>Lain</button>')");
        await client.Mouse.UpAsync();

        await Expect(client.Test("visitor")).ToHaveCountAsync(visitors + 1);
        Assert.Null(await client.EvaluateAsync<bool?>("window.wrong"));
        // Letting go elsewhere takes a press back.
        await client.Test("add-visitor").HoverAsync();
        await client.Mouse.DownAsync();
        await client.Mouse.MoveAsync(5, 5);
        await client.Mouse.UpAsync();
        await client.Test("visitor-phone").First.FillAsync("+62 812 5550 777");
        await Expect(client.Test("visitor")).ToHaveCountAsync(visitors + 1);
    }

    [Fact]
    public async Task Of_an_id_number_the_last_four_alone_are_kept_and_sent()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Nomor panjang"));
        var client = await SignIn("Sari", "/beranda");
        ConcurrentQueue<string> sent = [];
        client.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(frame.Text ?? System.Text.Encoding.UTF8.GetString(frame.Binary ?? []));
        await client.Open($"/permintaan/{draft}/isi?langkah=pengunjung");

        await client.Test("visitor-last4").FillAsync("");
        await client.Test("visitor-last4").PressSequentiallyAsync("3275 0123 4567 9876");
        await client.Test("visitor-phone").FocusAsync();

        await Expect(client.Test("visitor-last4")).ToHaveValueAsync("9876");
        await client.Open($"/permintaan/{draft}/isi?langkah=periksa");
        Assert.Equal("9876", (await Read(db => db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == draft))).Content.Visitors[0].IdLast4);
        Assert.Contains(sent, frame => frame.Contains("9876", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, frame => frame.Contains("3275", StringComparison.Ordinal) || frame.Contains("4567", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_field_says_so_and_a_date_that_nobody_means_is_a_sentence()
    {
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, "Batas"));
        var client = await SignIn("Sari", $"/permintaan/{draft}/isi?langkah=pekerjaan");

        await client.Test("purpose").FocusAsync();
        await client.Keyboard.InsertTextAsync(new string('x', 30_000));

        await client.WaitForFunctionAsync("() => document.querySelector('[data-test=purpose]').validationMessage.includes('4.000')");
        await Expect(client.Test("purpose")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("x{100}"));
        await client.Open($"/permintaan/{draft}/isi?langkah=jadwal");
        foreach (var wrong in new[] { "0001-01-01T00:00", "9999-12-31T23:59", "0026-12-01T09:00" })
        {
            await client.Test("start").FillAsync(wrong);
            await client.Test("start").BlurAsync();
            await Expect(client.Test("date-bounds")).ToContainTextAsync("2000");
            await client.Test("end").FillAsync(wrong);
            await client.Test("end").BlurAsync();
            await Expect(client.Test("date-bounds")).ToContainTextAsync("2100");
        }

        await Expect(client.Locator("html")).ToHaveAttributeAsync("data-link", "up");
        Assert.NotNull((await Read(db => db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == draft))).Content.Window);
        foreach (var address in new[] { "/audit?dari=0001-01-01&sampai=9999-12-31", "/laporan?laporan=requests&dari=0001-01-01&sampai=9999-12-31" })
        {
            var admin = await SignIn("Anita", address);
            await Expect(admin.Locator("h1").First).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task On_a_phone_every_field_is_16_px_and_a_long_name_keeps_to_its_card()
    {
        var sent = await Before(errands => errands.Submitted(DemoPeople.Client, LongName, content => content with
        {
            Racks = LongName,
            Purpose = LongName,
            Visitors = [.. content.Visitors.Select(visitor => visitor with { FullName = LongName, Company = LongName })],
            Equipment = [new(EquipmentDirection.In, LongName, LongName, LongName, LongName, 1)],
        }));
        var draft = await Before(errands => errands.Draft(DemoPeople.Client, LongName, content => content with
        {
            Visitors = [.. content.Visitors.Select(visitor => visitor with { FullName = LongName })],
        }));
        await Before(async errands =>
        {
            await errands.Take(sent);
            await errands.Escalate(sent);
        });
        List<string> wrong = [];
        await Look("Sari", "/beranda", $"/permintaan/{sent}", $"/permintaan/{draft}/isi?langkah=jadwal", $"/permintaan/{draft}/isi?langkah=pekerjaan",
            $"/permintaan/{draft}/isi?langkah=pengunjung", $"/permintaan/{draft}/isi?langkah=dokumen", $"/permintaan/{draft}/isi?langkah=periksa", "/cari?q=kartini");
        await Look("Rina", "/antrian?lihat=semua", $"/tiket/{sent}", "/klien", "/cari?q=kartini");
        await Look("Budi", $"/persetujuan?tiket={sent}", "/persetujuan");
        await Before(errands => errands.Approve(DemoPeople.Supervisor, sent));
        await Look("Sari", $"/pas/{sent}", "/perusahaan", "/permintaan/baru");
        await Look("Budi", "/izin", $"/tiket/{sent}");
        await Look("Anita", "/pengguna", "/audit", "/laporan", "/pantauan");
        await Look("Joko", "/gerbang");

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));

        async Task Look(string who, params string[] addresses)
        {
            var page = await SignIn(who, addresses[0], Phone);
            foreach (var address in addresses)
            {
                await page.Open(address);
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
                wrong.AddRange((await page.EvaluateAsync<string[]>("""
                    () => [...document.querySelectorAll('input, select, textarea')]
                        .filter(field => !['checkbox', 'radio', 'file', 'hidden', 'submit'].includes(field.type) && parseFloat(getComputedStyle(field).fontSize) < 16)
                        .map(field => `${getComputedStyle(field).fontSize} ${field.dataset.test ?? field.name ?? field.className}`)
                    """)).Select(found => $"{who} {address}: {found}"));
                wrong.AddRange((await page.EvaluateAsync<string[]>("""
                    () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
                        .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
                        .slice(0, 4).map(part => `wider than the screen: ${part.tagName}.${part.className}`)
                    """)).Select(found => $"{who} {address}: {found}"));
            }
        }
    }
}
