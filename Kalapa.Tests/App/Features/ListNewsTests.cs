using Bunit;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Queue;
using Kalapa.App.Shared;
using Kalapa.Domain.Approvals;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace Kalapa.Tests.App.Features;

/// <summary>The live lists say in one polite region what others do to them.</summary>
public sealed class ListNewsTests : StaffPageTest
{
    private const string Row = ".queue-row";

    [Fact]
    public async Task The_queue_tells_of_a_ticket_that_comes_and_of_one_that_is_taken()
    {
        var page = Open<QueuePage>(App.People.Agent, "/antrian");

        await App.Submitted();
        await SaysAsync(page, "1 tiket baru");

        await App.Get<TakeNext>().Run(App.People.OtherAgent.Id);
        await SaysAsync(page, "1 tiket keluar dari daftar");
    }

    [Fact]
    public async Task Approvals_tell_of_what_another_decided()
    {
        var id = await App.Escalated();
        var page = Open<ApprovalsPage>(App.People.Supervisor, "/persetujuan");
        page.WaitForElement("[data-test=approval-row]", Patience);
        App.Clock.Advance(Announcer.Together);

        await App.Decide(App.People.SecondSupervisor, id, Outcome.Rejected);

        await SaysAsync(page, "1 tiket keluar dari daftar");
    }

    [Fact]
    public async Task Branch_jobs_tell_of_a_new_one()
    {
        var page = Open<BranchJobsPage>(App.People.Supervisor, "/cabang");

        await App.SupportAtBranch();

        await SaysAsync(page, "1 pekerjaan baru");
    }

    [Fact]
    public async Task Permits_and_gate_tell_of_a_new_permit()
    {
        var permits = Open<PermitsPage>(App.People.Supervisor, "/izin");
        await App.Approved();
        await SaysAsync(permits, "1 izin baru di daftar");

        var gate = Open<GatePage>(App.People.Guard, "/gerbang");
        await App.Approved();
        await SaysAsync(gate, "1 izin baru di daftar");
    }

    [Fact]
    public async Task Another_view_is_not_news()
    {
        await App.Submitted();
        var page = Open<QueuePage>(App.People.Agent, "/antrian");
        page.WaitForElement(Row, Patience);
        App.Clock.Advance(Announcer.Together);

        foreach (var (view, rows) in new[] { ("?lihat=saya", 0), ("", 1) })
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/antrian{view}");
            page.WaitForState(() => page.FindAll(Row).Count == rows, Patience);
            App.Clock.Advance(Announcer.Together);
            Assert.Equal("", News(page));
        }
    }

    private async Task SaysAsync<T>(IRenderedComponent<T> page, string sentence)
        where T : IComponent
    {
        // The clock stands still: it is moved until the change has come through and its time is up.
        for (var rounds = 0; News(page) != sentence && rounds < 200; rounds++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            App.Clock.Advance(Announcer.Together / 4);
        }

        Assert.Equal(sentence, News(page));
        Assert.Single(page.FindAll("[data-test=list-news][role=status]"));
    }

    private static string News<T>(IRenderedComponent<T> page)
        where T : IComponent => page.Find("[data-test=list-news]").TextContent;
}
