using Kalapa.App.Features.Search;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Search;

/// <summary>What the search finds, on both databases.</summary>
public sealed class TicketSearchTests
{
    [Theory, ClassData<Engines>]
    public async Task A_request_is_found_by_part_of_number_work_or_company_whatever_the_case(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted(content: app.Visit() with { Title = "Ganti 100% sakelar_utama" });
        var number = (await app.Ticket(id)).Number!;

        foreach (var wanted in new[] { number, number.ToLowerInvariant()[2..^1], " SAKELAR ", "100% s", "r_u", "nusantara" })
        {
            var found = Assert.Single((await Read(wanted)).Tickets);
            Assert.Equal((id, number, TicketState.Queued), (found.Id, found.Number, found.State));
            Assert.Equal($"/tiket/{id}", found.Address);
        }

        foreach (var other in new[] { "samudra", "1000", "%", "__", "s", "", new string('a', 101) })
        {
            Assert.Empty((await Read(other)).Tickets);
        }

        Task<SearchAnswer> Read(string text) => app.Get<TicketSearch>().For(app.People.Agent.ToActor(), text);
    }

    [Theory, ClassData<Engines>]
    public async Task What_was_meant_is_found_in_whatever_dress_it_is_typed(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted(content: app.Visit() with { Title = "Kunjungan uji \u00C9LECTRICIT\u00C9 R.A. Kartini" });
        var other = await app.Submitted(content: app.Visit() with { Title = "Pasang rak" });
        var number = (await app.Ticket(id)).Number!;
        string[] dressed =
        [
            number.Replace("-", "", StringComparison.Ordinal), number.Replace('-', ' '), number.Replace('-', '\u2013'), number.Replace('-', '\u2212'),
            $"#{number}", $"\u200E{number}", $"{number}.", $"Tiket {number}", $"*{number.ToLowerInvariant()}*", $"https://kalapa.example/tiket?n={number}",
            number.Replace("-", "", StringComparison.Ordinal)[2..],
        ];
        string[] words =
        [
            "kunjungan  uji", "kunjungan\u00A0uji", "uji kunjungan", "\u00E9lectricit\u00E9", "electricite", "E\u0301LECTRICITE\u0301", "uji nusantara",
            "PT. Nusantara kunjungan", "pt.nusantara kunjungan", "ra kartini", "R.A. Kartini", "\u200Bkunj\u00ADungan",
        ];

        foreach (var wanted in dressed.Concat(words))
        {
            Assert.Equal([id], (await Read(wanted)).Tickets.Select(found => found.Id));
        }

        Assert.Equal(2, (await Read("PT. Nusantara")).Tickets.Count);
        foreach (var nothing in new[] { "%%%", "_", "\u200B\u200B", "kunjungan samudra", "uji' OR 1=1 --" })
        {
            Assert.Empty((await Read(nothing)).Tickets);
        }

        Assert.NotEqual(id, other);
        Task<SearchAnswer> Read(string text) => app.Get<TicketSearch>().For(app.People.Agent.ToActor(), text);
    }

    [Theory, ClassData<Engines>]
    public async Task A_changed_title_is_found_and_the_old_one_no_more(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Draft(content: app.Visit() with { Title = "Pasang UPS" });
        await app.Get<Kalapa.App.Features.Intake.SaveContent>().Run(app.People.Client.Id, id, content => content with { Title = "Lepas rak" }, "Title");

        Assert.Empty((await Read("pasang")).Tickets);
        Assert.Equal($"/permintaan/{id}/isi", Assert.Single((await Read("lepas")).Tickets).Address);

        Task<SearchAnswer> Read(string text) => app.Get<TicketSearch>().For(app.People.Client.ToActor(), text);
    }

    [Theory, ClassData<Engines>]
    public async Task A_draft_is_found_by_its_author_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Draft();

        foreach (var other in new[] { app.People.Colleague, app.People.TenantAdmin, app.People.Agent, app.People.Supervisor, app.People.Admin })
        {
            Assert.Empty((await app.Get<TicketSearch>().For(other.ToActor(), "nusantara")).Tickets);
        }

        Assert.Single((await app.Get<TicketSearch>().For(app.People.Client.ToActor(), "nusantara")).Tickets);
    }

    [Fact]
    public async Task More_than_a_page_is_said_and_the_newest_come_first()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        Guid last = default;
        for (var filed = 0; filed <= TicketSearch.Most; filed++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            last = await app.Draft();
        }

        var answer = await app.Get<TicketSearch>().For(app.People.Client.ToActor(), "nusantara");

        Assert.True(answer.HasMore);
        Assert.Equal(TicketSearch.Most, answer.Tickets.Count);
        Assert.Equal(last, answer.Tickets[0].Id);
    }
}
