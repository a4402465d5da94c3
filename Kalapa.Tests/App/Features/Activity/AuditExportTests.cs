using System.Globalization;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Activity;
using Kalapa.App.Features.Gate;
using Kalapa.App.Shared;
using Kalapa.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;
using MiniExcelLibs;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

/// <summary>The record as a file, on both databases (R82).</summary>
public sealed class AuditExportTests
{
    [Theory, ClassData<Engines>]
    public async Task The_record_names_people_and_companies_instead_of_their_ids(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var permit = await app.Permit(await app.Approved());
        app.Clock.Advance(TimeSpan.FromHours(21));
        await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.Listed().First().PersonId, idSeen: true, notes: TestPeople.Escorted);
        await app.Get<SavePerson>().Run(app.People.Agent.Id, app.People.Company.Id, null, new("Rudi Hartono", default, "4417", "PT Uji", "0812", 1990));

        var lines = (await app.Get<AuditList>().For(app.People.Admin.ToActor(), new()))!.Lines;

        Assert.Equal("Agus", Assert.Single(lines, line => line.Event.Type == "P02").Event.Values["person"]);
        var added = Assert.Single(lines, line => line.Event.Type == "person.added").Event.Values;
        Assert.Equal(("Rudi Hartono", app.People.Company.LegalName), (added["person"], added["company"]));
    }

    [Theory, ClassData<Engines>]
    public async Task Everything_that_the_pages_show_is_in_the_file_and_nobody_else_gets_a_line(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        for (var count = 0; count < AuditList.PageSize; count++)
        {
            await app.Submitted();
        }

        var (admin, audit) = (app.People.Admin.ToActor(), app.Get<AuditList>());
        var paged = new List<long>();
        for (long? before = null; ;)
        {
            var page = (await audit.For(admin, new(), before))!;
            paged.AddRange(page.Lines.Select(line => line.Event.Seq));
            if ((before = page.Before) is null)
            {
                break;
            }
        }

        Assert.Equal(paged, await audit.All(admin, new()).Select(line => line.Event.Seq).ToListAsync());
        Assert.Equal(paged.Count, await audit.Count(admin, new()));
        Assert.True(paged.Count > AuditList.PageSize);
        Assert.Empty(await audit.All(app.People.Agent.ToActor(), new()).ToListAsync());
        Assert.Equal(0, await audit.Count(app.People.Agent.ToActor(), new()));
    }

    [Theory]
    [InlineData("id", "No.;Waktu;Aturan;", "7;2026-11-03T09:05:00+07:00;T08;Dikembalikan untuk dilengkapi;'=1+1;CBT-2611-00001-8;")]
    [InlineData("en", "No.,When,Rule,", "7,2026-11-03T09:05:00+07:00,T08,Returned for completion,'=1+1,CBT-2611-00001-8,")]
    public void A_csv_opens_in_columns_in_the_readers_spreadsheet_and_runs_nothing(string language, string head, string line)
    {
        using var reader = new Reader(language);
        var sheet = Sheet();

        Assert.StartsWith(head, sheet.CsvHead(), StringComparison.Ordinal);
        Assert.StartsWith(line, sheet.CsvLine(Returned), StringComparison.Ordinal);
        Assert.EndsWith("\r\n", sheet.CsvLine(Returned), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("plain, here", "plain, here")]
    public void A_cell_of_a_csv_is_quoted_where_it_must_be(string text, string cell) => Assert.Equal(cell, SheetText.CsvCell(text, ';'));

    [Fact]
    public void A_workbook_holds_real_dates_and_numbers()
    {
        using var reader = new Reader("en");
        using var file = new MemoryStream();

        StreamedSheets.Write(file, Sheet().Of([Returned]));

        file.Position = 0;
        var row = Assert.Single(file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>());
        Assert.Equal(7d, Convert.ToDouble(row["No."], CultureInfo.InvariantCulture));
        Assert.Equal(new DateTime(2026, 11, 3, 9, 5, 0), row["When"]);
        Assert.Equal("=1+1", row["Who"]);
        Assert.Equal("Papers: D01", row["Details"]);
    }

    private static AuditLine Returned { get; } = new(
        new()
        {
            Seq = 7,
            At = new(2026, 11, 3, 2, 5, 0, 400, TimeSpan.Zero),
            ActorName = "=1+1",
            Type = "T08",
            From = "InReview",
            To = "Returned",
            Values = new Dictionary<string, string> { ["papers"] = "D01" },
        },
        "CBT-2611-00001-8", false);

    private static AuditSheet Sheet()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new(services.GetRequiredService<IStringLocalizer<ActivityWords>>(), services.GetRequiredService<IStringLocalizer<SharedWords>>(), new FakeTimeProvider());
    }
}
