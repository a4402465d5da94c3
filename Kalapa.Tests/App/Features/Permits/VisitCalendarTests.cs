using System.Globalization;
using Kalapa.App.Features.Permits;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

/// <summary>R31: the visit for one's own calendar.</summary>
public sealed class VisitCalendarTests
{
    [Fact]
    public async Task It_says_when_and_where_and_names_nobody()
    {
        await using var app = await TestApp.Start(Engine.Sqlite, configure: services => services.AddLocalization());
        var id = await app.Approved();
        var pass = (await app.Get<PassDetail>().For(app.People.Client.ToActor(), id))!;

        var text = Write(app, pass);

        var visit = Assert.Single(Ical.Net.Calendar.Load(text)!.Events);
        Assert.Equal((pass.Permit.Window.Start.UtcDateTime, pass.Permit.Window.End.UtcDateTime), (visit.Start!.AsUtc, visit.End!.AsUtc));
        Assert.Contains(pass.Branch.Name, visit.Location, StringComparison.Ordinal);
        Assert.Contains(pass.Number, visit.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(pass.Permit.Code, text, StringComparison.Ordinal);
        Assert.All(pass.Permit.People, person => Assert.DoesNotContain(person.FullName, text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Hours_of_the_day_are_one_visit_a_day()
    {
        await using var app = await TestApp.Start(Engine.Sqlite, configure: services => services.AddLocalization());
        var first = new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(7));
        VisitWindow window = new(first, first.AddDays(2).AddHours(8), new TimeOnly(9, 0), new TimeOnly(17, 0));
        var id = await app.Approved(content: Requests.Work() with { Window = window });
        var pass = (await app.Get<PassDetail>().For(app.People.Client.ToActor(), id))!;

        var visits = Ical.Net.Calendar.Load(Write(app, pass))!.Events;

        Assert.Equal(
            [.. Enumerable.Range(0, 3).Select(day => (first.AddDays(day).UtcDateTime, first.AddDays(day).AddHours(8).UtcDateTime))],
            visits.Select(visit => (visit.Start!.AsUtc, visit.End!.AsUtc)).Order());
        Assert.Equal(3, visits.Select(visit => visit.Uid).Distinct().Count());
    }

    private static string Write(TestApp app, Pass pass)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("id");
        return VisitCalendar.Write(pass, "https://kalapa.example/pas/1", app.Clock.GetUtcNow(), app.Get<IStringLocalizer<PassWords>>());
    }
}
