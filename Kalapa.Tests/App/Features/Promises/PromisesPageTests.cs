using Bunit;
using Kalapa.App.Features.Promises;
using Kalapa.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Promises;

/// <summary>The page of working hours and promises: read by those who keep them, changed by admins.</summary>
public sealed class PromisesPageTests : StaffPageTest
{
    [Fact]
    public async Task What_another_admin_does_shows_by_itself()
    {
        var page = Open<PromisesPage>(App.People.Admin, "/referensi/janji");
        Assert.Equal(8, page.FindAll("[data-test=target]").Count);

        await App.Get<KeepHolidays>().Add(App.People.Admin.Id, [new("BDG", CalendarSide.Cs)], [new(new(2027, 3, 10), "Idul Fitri")]);
        page.WaitForState(() => page.FindAll("[data-test=side-Cs] [data-test=holiday]").Any(line => line.TextContent.Contains("Idul Fitri", StringComparison.Ordinal)), Patience);
    }

    [Fact]
    public void A_supervisor_reads_the_own_branch_and_finds_nothing_to_change()
    {
        var page = Open<PromisesPage>(App.People.Supervisor, "/referensi/janji");

        Assert.Equal(["CBT"], page.FindAll("[data-test=branch] option").Select(option => option.GetAttribute("value")));
        Assert.Equal(2, page.FindAll("[data-test=hours]").Count);
        Assert.Empty(page.FindAll("[data-test=promises-edit], [data-test=hours-edit], [data-test=holiday-add], [data-test=holiday-remove]"));
    }

    [Fact]
    public async Task A_holiday_is_taken_away_by_its_button()
    {
        var page = Open<PromisesPage>(App.People.Admin, "/referensi/janji");
        var before = page.FindAll("[data-test=side-Cs] [data-test=holiday]").Count;

        await page.Find("[data-test=side-Cs] [data-test=holiday-remove]").ClickAsync(new());

        page.WaitForState(() => page.FindAll("[data-test=side-Cs] [data-test=holiday]").Count == before - 1, Patience);
        Assert.Equal(1, await App.Read(db => db.AuditEvents.CountAsync(row => row.Type == "calendar.holiday-removed")));
    }

    [Fact]
    public async Task Another_branch_shows_its_own_hours()
    {
        await App.Get<SetWorkingHours>().Run(App.People.Admin.Id, new("PKU", CalendarSide.Branch), [.. Enumerable.Repeat(OpenHours.AllDay, 7)]);
        var page = Open<PromisesPage>(App.People.Admin, "/referensi/janji");

        page.Find("[data-test=branch]").Change("PKU");

        page.WaitForState(() => page.Find("[data-test=side-Branch] [data-test=hours]").TextContent.Contains("24", StringComparison.Ordinal), Patience);
    }
}
