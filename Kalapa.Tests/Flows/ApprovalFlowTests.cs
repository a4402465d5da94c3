using Kalapa.App.Demo;
using Kalapa.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Kalapa.Tests.Flows;

/// <summary>Two who approve, and one who stands in for another, on screens that are open meanwhile.</summary>
public sealed class ApprovalFlowTests(Browser browser, AppProcess app) : FlowTest(browser, app), IClassFixture<AppProcess>
{
    [Fact]
    public async Task What_is_of_the_highest_risk_waits_for_a_second_person_before_everybodys_eyes()
    {
        var id = await Before(async errands =>
        {
            await errands.TakeEmergencies();
            var id = await errands.Submitted(DemoPeople.Client, "Pasang panel listrik", content => content with
            {
                Answers = new Dictionary<string, string> { ["Q01"] = "EMG", ["Q08"] = "yes" },
                Types = ["EMG", "ELC"],
            });
            await errands.Take(id);
            await errands.Escalate(id);
            return id;
        });
        var client = await SignIn("Sari", $"/permintaan/{id}");
        var first = await SignIn("Budi", $"/persetujuan?tiket={id}");
        var second = await SignIn("Ratna", $"/persetujuan?tiket={id}");
        await Expect(client.Test("two-approvals")).ToContainTextAsync("dua orang");
        await Expect(second.Test("two-decisions")).ToContainTextAsync("Belum ada");

        await first.Test("do-Approve").ClickAsync();
        await Expect(first.Test("decision-form")).ToContainTextAsync("pertama dari dua");
        await first.Test("confirm").ClickAsync();

        await Expect(first.Test("own-hand")).ToContainTextAsync("orang lain");
        await Expect(first.Test("do-Approve")).ToBeDisabledAsync();
        await Expect(first.Test("do-Reject")).ToBeEnabledAsync();
        await Expect(second.Test("two-decisions")).ToContainTextAsync("Budi Hartono");
        await Expect(second.Locator("[data-test=approval-row][aria-current]").Test("one-of-two")).ToContainTextAsync("1 dari 2");
        await Expect(client.Test("two-approvals")).ToContainTextAsync("1 dari 2");
        await Expect(client.Test("pass")).ToHaveCountAsync(0);

        await second.Test("do-Approve").ClickAsync();
        await second.Test("confirm").ClickAsync();

        await Expect(client.Test("decision")).ToContainTextAsync("Budi Hartono dan Ratna Dewi");
        await Expect(client.Test("pass")).ToBeVisibleAsync();
        await Expect(first.Test("decided")).ToContainTextAsync("Budi Hartono dan Ratna Dewi");
        NoConsoleErrors();
    }

    [Fact]
    public async Task A_stand_in_learns_on_the_open_page_that_it_ended_and_that_it_began()
    {
        // The demo's Ratna stands in for Budi in Bintaro.
        var away = await SignIn("Budi", "/persetujuan/pengganti");
        var standIn = await SignIn("Ratna", "/persetujuan");
        await Expect(standIn.Test("stands-in")).ToContainTextAsync("Budi Hartono di Bintaro");

        await away.Test("withdraw").ClickAsync();
        await Expect(away.Test("named-none")).ToBeVisibleAsync();
        await Expect(standIn.Test("stands-in")).ToHaveCountAsync(0);

        await away.Test("stand-in-branch").SelectOptionAsync("BTR");
        await away.Test("stand-in-who").SelectOptionAsync(new SelectOptionValue { Value = $"{DemoPeople.OtherSupervisor.Id}" });
        await away.Test("stand-in-name").ClickAsync();

        await Expect(away.Test("named-row")).ToContainTextAsync("Ratna Dewi untuk Budi Hartono");
        await Expect(standIn.Test("stands-in")).ToContainTextAsync("Budi Hartono di Bintaro");
        await away.Open("/persetujuan");
        await Expect(away.Test("stood-in")).ToContainTextAsync("Ratna Dewi menggantikan Anda di Bintaro");
        NoConsoleErrors();
    }
}
