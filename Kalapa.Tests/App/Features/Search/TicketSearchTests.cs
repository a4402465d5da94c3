using Kalapa.App.Data;
using Kalapa.App.Data.Search;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Search;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.PermitRequests;
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

    [Theory, ClassData<Engines>]
    public async Task People_racks_equipment_work_and_what_was_said_are_found_and_the_row_says_where(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var visit = app.Visit();
        var id = await app.Submitted(content: visit with
        {
            Purpose = "Sambungan serat putus",
            Racks = "A1, PT-07",
            Visitors = [visit.Visitors[0] with { FullName = "Bud\u00ED Santoso", Company = "CV Mitra Kabel", IdLast4 = "8471" }, .. visit.Visitors.Skip(1)],
            Equipment = [new(EquipmentDirection.In, "Sakelar", "Juniper", "EX4300", "SN-77/4K9", 1)],
            Vehicles = [new("B 1234 XYZ", "Mobil")],
        });
        await app.Submitted(content: visit with { Title = "Lain" });
        await app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Kunci lemari hilang, mohon \u201Cdibantu\u201D.");

        foreach (var (wanted, kind, text) in new (string, FoundIn, string)[]
        {
            ("budi", FoundIn.Visitor, "Bud\u00ED Santoso (CV Mitra Kabel)"), ("SANTOSO mitra", FoundIn.Visitor, "Bud\u00ED Santoso (CV Mitra Kabel)"), ("ntoso", FoundIn.Visitor, "Bud\u00ED Santoso (CV Mitra Kabel)"),
            ("a1", FoundIn.Rack, "A1, PT-07"), ("PT-07", FoundIn.Rack, "A1, PT-07"), ("pt07", FoundIn.Rack, "A1, PT-07"),
            ("sn-77/4k9", FoundIn.Equipment, "Sakelar Juniper EX4300 SN-77/4K9"), ("SN774K", FoundIn.Equipment, "Sakelar Juniper EX4300 SN-77/4K9"), ("juniper", FoundIn.Equipment, "Sakelar Juniper EX4300 SN-77/4K9"),
            ("1234 xyz", FoundIn.Vehicle, "B 1234 XYZ Mobil"), ("putus", FoundIn.Work, ""), ("serat sambungan", FoundIn.Work, ""),
            ("lemari", FoundIn.Message, ""), ("dibantu budi", FoundIn.Visitor, "Bud\u00ED Santoso (CV Mitra Kabel)"), ("kunci putus nusantara", FoundIn.Work, ""),
        })
        {
            foreach (var reader in new[] { app.People.Agent, app.People.Client, app.People.Colleague, app.People.Supervisor })
            {
                var found = Assert.Single((await app.Get<TicketSearch>().For(reader.ToActor(), wanted)).Tickets);
                Assert.Equal((id, new FoundPlace(kind, text)), (found.Id, found.Place));
            }
        }

        foreach (var nothing in new[] { "8471", "budi samudra", "emari", "budi lain", "a1 lain" })
        {
            Assert.Empty((await app.Get<TicketSearch>().For(app.People.Agent.ToActor(), nothing)).Tickets);
        }
    }

    [Theory, ClassData<Engines>]
    public async Task The_requester_is_found_and_a_new_name_of_person_or_company_at_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var visit = app.Visit();
        var id = await app.Submitted(content: visit with { Visitors = [.. visit.Visitors.Select(visitor => visitor with { Company = "CV Tamu" })] });
        var (client, company) = (app.People.Client, app.People.Company);

        var found = Assert.Single((await Read(client.DisplayName)).Tickets);
        Assert.Equal((id, new FoundPlace(FoundIn.Requester, client.DisplayName)), (found.Id, found.Place));

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, client.Id, new("Wulandari", "wulan@x.example", Kalapa.Domain.Role.Client) { TenantId = company.Id });
        await app.Get<SaveTenant>().Run(app.People.Admin.Id, company.Id, new("PT Cakrawala", company.ContractNo, company.ContractTo, company.Status, company.AllowedBranches));

        Assert.Equal(id, Assert.Single((await Read("wulan")).Tickets).Id);
        Assert.Equal(id, Assert.Single((await Read("krawala")).Tickets).Id);
        Assert.Empty((await Read("nusantara")).Tickets);

        Task<SearchAnswer> Read(string text) => app.Get<TicketSearch>().For(app.People.Agent.ToActor(), text);
    }

    [Theory, ClassData<Engines>]
    public async Task A_note_among_staff_is_found_by_them_and_by_nobody_else(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Internal, "Tunggakan pembayaran");
        await app.Get<PostMessage>().Run(app.People.Agent.Id, id, Visibility.Public, "Terima kasih");

        foreach (var (reader, finds) in new[]
        {
            (app.People.Agent, true), (app.People.OtherAgent, true), (app.People.Supervisor, true),
            (app.People.Client, false), (app.People.Colleague, false), (app.People.TenantAdmin, false), (app.People.OtherClient, false),
            (app.People.BandungAgent, false), (app.People.BandungSupervisor, false), (app.People.Admin, false),
        })
        {
            Assert.Equal(finds, (await app.Get<TicketSearch>().For(reader.ToActor(), "tunggakan")).Tickets.Count == 1);
        }

        Assert.Single((await app.Get<TicketSearch>().For(app.People.Client.ToActor(), "terima kasih")).Tickets);
    }

    [Theory, ClassData<Engines>]
    public async Task An_admin_finds_by_what_the_admin_reads(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Submitted(content: app.Visit() with { Title = "Cek daya", Purpose = "Audit tahunan", Racks = "Z9" });
        await app.Get<PostMessage>().Run(app.People.Client.Id, id, Visibility.Public, "Sudah lengkap");

        Assert.Single((await Read("daya nusantara")).Tickets);
        Assert.Single((await Read("lengkap")).Tickets);
        Assert.Empty((await Read("tahunan")).Tickets);
        Assert.Empty((await Read("z9")).Tickets);

        Task<SearchAnswer> Read(string text) => app.Get<TicketSearch>().For(app.People.Admin.ToActor(), text);
    }

    [Theory, ClassData<Engines>]
    public async Task A_discarded_draft_is_found_no_more(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Draft(content: app.Visit() with { Title = "Percobaan" });
        Assert.Single((await Read()).Tickets);

        await app.Get<DiscardDraft>().Run(app.People.Client.Id, id);

        Assert.Empty((await Read()).Tickets);
        Assert.Equal(0, await app.Read(db => Task.FromResult(db.TicketTexts.Count())));

        Task<SearchAnswer> Read() => app.Get<TicketSearch>().For(app.People.Client.ToActor(), "percobaan");
    }

    [Theory, ClassData<Engines>]
    public async Task A_request_older_than_a_thousand_others_is_found(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var old = await app.Submitted(content: app.Visit() with { Title = "Pasang generator", Racks = "A1" });
        var other = await app.Submitted(content: app.Visit() with { Title = "Pasang rak" });
        await app.Write(db =>
        {
            for (var more = 0; more < 1_000; more++)
            {
                var ticket = PermitRequest.Create(Guid.CreateVersion7(), app.People.Colleague.ToActor(), app.People.Colleague.Id, app.People.Company.Id, "CBT", Channel.Portal, app.Clock.GetUtcNow());
                db.AddRange(ticket, SearchRows.Of(ticket, []));
            }
        });

        foreach (var reader in new[] { app.People.Agent, app.People.Client, app.People.Supervisor })
        {
            Assert.Equal([old], await Read(reader, "generator"));
            Assert.Equal([old], await Read(reader, "nerato pasang"));
            Assert.Equal([old], await Read(reader, "a1"));
            Assert.Equal([old], await Read(reader, "A-1 pasang-generator"));
            Assert.Equal([other, old], await Read(reader, "PT. Nusantara pasang"));
            Assert.Empty(await Read(reader, "pasang genset"));
        }

        Assert.Empty(await Read(app.People.OtherClient, "generator"));
        Assert.Empty(await Read(app.People.BandungAgent, "generator"));
        Assert.Equal([old], await Read(app.People.Admin, "generator"));
        Assert.Empty(await Read(app.People.Admin, "a1"));

        async Task<IEnumerable<Guid>> Read(KalapaUser reader, string text) => (await app.Get<TicketSearch>().For(reader.ToActor(), text)).Tickets.Select(found => found.Id);
    }
}
