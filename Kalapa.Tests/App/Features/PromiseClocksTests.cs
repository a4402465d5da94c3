using Bunit;
using Kalapa.App.Features.Approvals;
using Kalapa.App.Features.BranchJobs;
using Kalapa.App.Features.Promises;
using Kalapa.App.Features.Queue;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Promises;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Kalapa.Tests.App.Features;

/// <summary>The clock of a promise wherever somebody works on a ticket, and what a client reads of it. It is Monday, nine in the morning in Cibitung.</summary>
public sealed class PromiseClocksTests : StaffPageTest
{
    [Fact]
    public async Task The_queues_row_counts_down_by_the_minute_and_is_marked_when_the_promise_is_broken()
    {
        using var _ = new Reader("id");
        await App.Submitted();
        var page = Open<QueuePage>(App.People.Agent, "/antrian");
        Assert.Equal("sisa 30 m", page.Find("[data-test=queue-row] [data-test=promise]").TextContent.Trim());

        App.Clock.Advance(TimeSpan.FromMinutes(24));
        page.WaitForState(() => page.Find("[data-test=queue-row] .promise-near").TextContent.Trim() == "sisa 6 m", Patience);

        App.Clock.Advance(TimeSpan.FromMinutes(14));
        page.WaitForState(() => page.FindAll(".queue-row-late .promise-late").Any(clock => clock.TextContent.Trim() == "lewat 8 m"), Patience);
    }

    [Fact]
    public async Task The_agents_page_the_approvals_and_the_branch_show_their_own_clocks()
    {
        using var _ = new Reader("id");
        var decided = await App.Escalated();
        var job = await App.SupportAtBranch();
        var held = await App.InReview();

        Assert.Equal("sisa 2 j", At<TicketPage>(App.People.Agent, held).Find("[data-test=promise]").TextContent.Trim());
        Assert.Equal("sisa 4 j", At<TicketPage>(App.People.Agent, decided).Find("[data-test=promise]").TextContent.Trim());
        Assert.Equal("sisa 4 j", Open<ApprovalsPage>(App.People.Supervisor, "/persetujuan").Find("[data-test=approval-row] [data-test=promise]").TextContent.Trim());
        Assert.Equal("sisa 4 j", Open<BranchJobsPage>(App.People.Supervisor, "/cabang").Find($"[data-test=job-row] [data-test=promise]").TextContent.Trim());
        Assert.NotEqual(held, job);
    }

    [Fact]
    public async Task Other_hours_move_the_clock_on_an_open_page()
    {
        using var _ = new Reader("id");
        var page = At<TicketPage>(App.People.Agent, await App.InReview());

        await App.Get<SetWorkingHours>().Run(App.People.Admin.Id, new("CBT", CalendarSide.Cs), [.. Enumerable.Repeat<OpenHours?>(null, 7)]);

        page.WaitForState(() => page.Find("[data-test=promise]").TextContent.Trim() == "jeda", Patience);
    }

    [Fact]
    public async Task A_client_reads_by_when_and_that_it_is_known_when_it_is_late()
    {
        using var _ = new Reader("id");
        var page = At<RequestPage>(App.People.Client, await App.Submitted());
        Assert.Equal("Paling lambat 09.30 WIB.", page.Find("[data-test=usual]").TextContent.Trim());
        Assert.Empty(page.FindAll("[data-test=promise]"));

        App.Clock.Advance(TimeSpan.FromMinutes(31));

        page.WaitForState(() => page.Find("[data-test=usual]").TextContent.StartsWith("Seharusnya selesai sebelum 09.30 WIB", StringComparison.Ordinal), Patience);
    }

    private IRenderedComponent<T> At<T>(Kalapa.App.Data.KalapaUser user, Guid id)
        where T : IComponent
    {
        GoAs(user, $"/tiket/{id}");
        var page = Render<T>(parameters => parameters.TryAdd("Id", id));
        page.WaitForState(() => page.FindAll("[data-ready=yes]").Count == 1, Patience);
        return page;
    }
}
