using Kalapa.App.Data;
using Kalapa.App.Features.Companies;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Companies;
using Kalapa.Domain.Organisation;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Companies;

/// <summary>Where a company stands, and what staff keeps about it, through the verbs and on both databases.</summary>
public sealed class CompanyVerbTests
{
    [Theory, ClassData<Engines>]
    public async Task A_prospect_becomes_a_client_and_everything_is_in_the_audit(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Company(TenantStatus.Prospect);

        await app.Get<MoveCompany>().Sign(app.People.Admin.Id, id, "KLP/77", new(2029, 1, 1));
        await app.Get<MoveCompany>().Run(app.People.Agent.Id, id, TenantAction.End);

        Assert.Equal((TenantStatus.Ended, "KLP/77"), await Standing(app, id));
        var audit = await app.Read(db => db.AuditEvents.Where(row => row.Type == "company.changed").OrderBy(row => row.Seq).ToListAsync());
        Assert.Equal(["Prospect → Active", "Active → Ended"], audit.Select(row => row.Values["status"]));
    }

    [Theory, ClassData<Engines>]
    public async Task A_number_that_another_company_has_is_not_given_twice(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Company(TenantStatus.Prospect);

        await Rule.Broken("company.contract-known", () => app.Get<MoveCompany>().Sign(app.People.Admin.Id, id, "k - 1", new(2029, 1, 1)));

        Assert.Equal((TenantStatus.Prospect, ""), await Standing(app, id));
    }

    [Theory, ClassData<Engines>]
    public async Task Of_two_who_end_it_the_second_learns_that_it_ended(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (id, move) = (await app.Company(TenantStatus.Active), app.Get<MoveCompany>());
        await move.Run(app.People.Agent.Id, id, TenantAction.End);

        await Rule.Broken("company.wrong-state", () => move.Run(app.People.OtherAgent.Id, id, TenantAction.Suspend));
    }

    [Theory, ClassData<Engines>]
    public async Task A_contact_names_a_user_of_that_company_alone(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (company, save) = (app.People.Company.Id, app.Get<SaveContact>());

        await Rule.Broken("contact.user", () => save.Run(app.People.Agent.Id, company, null, CompanyScenes.Emergency with { UserId = app.People.OtherClient.Id }));
        await save.Run(app.People.Agent.Id, company, null, CompanyScenes.Emergency with { UserId = app.People.Client.Id });

        var contact = Assert.Single((await app.Get<CompanyProfile>().For(app.People.Supervisor.ToActor(), company))!.Contacts);
        Assert.Equal((app.People.Client.Id, true), (contact.UserId!.Value, contact.IsEmergency));
    }

    [Theory, ClassData<Engines>]
    public async Task What_is_kept_of_one_company_is_not_there_at_another(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var followUp = await app.Keep(app.People.Company.Id);
        var contact = await app.Read(db => db.CompanyContacts.Select(row => row.Id).SingleAsync());
        var other = app.People.OtherCompany.Id;

        await Denied(() => app.Get<KeepFollowUp>().Complete(app.People.Agent.Id, other, followUp));
        await Denied(() => app.Get<SaveContact>().Remove(app.People.Agent.Id, other, contact));

        static async Task Denied(Func<Task> verb) => Assert.Equal(Answer.NotFound, (await Assert.ThrowsAsync<AccessDenied>(verb)).Answer);
    }

    [Theory, ClassData<Engines>]
    public async Task A_note_is_mended_by_its_author_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (company, write) = (app.People.Company.Id, app.Get<WriteNote>());
        var id = await write.Run(app.People.Agent.Id, company, NoteKind.Call, "Tanya jadwal", "Sari");
        app.Clock.Advance(TimeSpan.FromMinutes(14));

        await write.Edit(app.People.Agent.Id, company, id, "Tanya harga", "Sari");
        await Rule.Broken("note.not-own", () => write.Edit(app.People.OtherAgent.Id, company, id, "Lain", "Sari"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await Rule.Broken("note.too-late", () => write.Edit(app.People.Agent.Id, company, id, "Lagi", "Sari"));
        var row = Assert.Single((await app.Get<CompanyTimeline>().For(app.People.OtherAgent.ToActor(), company, TimelineKind.Call))!.Rows);
        Assert.Equal(("Tanya harga", "Sari", "Rina"), (row.Text, row.SpokeTo, row.Author));
        var record = await app.Read(db => db.AuditEvents.ToListAsync());
        Assert.DoesNotContain("harga", string.Join(' ', record.SelectMany(audit => audit.Values.Values)), StringComparison.Ordinal);
    }

    [Theory, ClassData<Engines>]
    public async Task A_late_follow_up_counts_for_whom_it_waits(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (company, keep) = (app.People.Company.Id, app.Get<KeepFollowUp>());
        var today = BranchTime.DayOf(app.Clock.GetUtcNow());
        var own = await keep.Open(app.People.Agent.Id, company, "Telepon", today, app.People.OtherAgent.Id);
        await keep.Open(app.People.Agent.Id, company, "Tinjau", today, null);
        Assert.Equal((0, 0), (await Count(app.People.OtherAgent), await Count(app.People.Lead)));

        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 1, 0, 0), (await Count(app.People.OtherAgent), await Count(app.People.Lead), await Count(app.People.Agent), await Count(app.People.Admin)));

        await app.Write(db => db.Users.Single(row => row.Id == app.People.OtherAgent.Id).Disabled = true);
        Assert.Equal(2, await Count(app.People.Lead));

        await keep.Complete(app.People.Agent.Id, company, own);
        Assert.Equal(1, await Count(app.People.Lead));
        await keep.Reopen(app.People.Agent.Id, company, own);
        Assert.Equal(2, await Count(app.People.Lead));

        Task<int> Count(KalapaUser user) => app.Get<IOverdueFollowUps>().CountFor(user.ToActor());
    }

    [Theory, ClassData<Engines>]
    public async Task A_follow_up_that_goes_to_another_day_and_person_is_in_the_record_with_both(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (company, keep, today) = (app.People.Company.Id, app.Get<KeepFollowUp>(), BranchTime.DayOf(app.Clock.GetUtcNow()));
        var id = await keep.Open(app.People.Agent.Id, company, "Telepon", today, null);

        await keep.Move(app.People.OtherAgent.Id, company, id, today.AddDays(2), app.People.Agent.Id);
        await keep.Move(app.People.OtherAgent.Id, company, id, today.AddDays(2), app.People.Agent.Id);

        var moved = await app.Read(db => db.AuditEvents.SingleAsync(row => row.Type == "follow-up.moved"));
        Assert.Equal(($"{today:O} → {today.AddDays(2):O}", $"CsLeads → {app.People.Agent.DisplayName}"), (moved.Values["due.changed"], moved.Values["for.changed"]));
        Assert.Equal((today.AddDays(2), app.People.Agent.Id), await app.Read(db => db.FollowUps.Select(row => ValueTuple.Create(row.DueOn, row.ForUserId!.Value)).SingleAsync()));
        await Rule.Broken("follow-up.person", () => keep.Move(app.People.Agent.Id, company, id, today.AddDays(3), app.People.Client.Id));

        // Somebody who left keeps what only its day is changed of.
        await app.Write(db => db.Users.Single(row => row.Id == app.People.Agent.Id).Disabled = true);
        await keep.Move(app.People.OtherAgent.Id, company, id, today.AddDays(4), app.People.Agent.Id);
        Assert.Equal(today.AddDays(4), await app.Read(db => db.FollowUps.Select(row => row.DueOn).SingleAsync()));
    }

    [Theory, ClassData<Engines>]
    public async Task A_follow_up_is_given_to_somebody_of_customer_service_who_is_there(Engine engine)
    {
        await using var app = await TestApp.Start(engine);

        foreach (var person in new[] { app.People.Client.Id, app.People.Supervisor.Id, Guid.CreateVersion7() })
        {
            await Rule.Broken("follow-up.person", () => app.Get<KeepFollowUp>().Open(app.People.Agent.Id, app.People.Company.Id, "Telepon", new(2029, 1, 1), person));
        }
    }

    [Theory, ClassData<Engines>]
    public async Task A_supervisor_sees_no_follow_up_and_no_user(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Keep(app.People.Company.Id);

        var view = (await app.Get<CompanyProfile>().For(app.People.Supervisor.ToActor(), app.People.Company.Id))!;

        Assert.Equal((false, false, 0, 0, 1), (view.MayKeep, view.MaySign, view.FollowUps.Count, view.Users.Count, view.Contacts.Count));
    }

    private static Task<(TenantStatus, string)> Standing(TestApp app, Guid id) =>
        app.Read(async db => await db.Tenants.Where(row => row.Id == id).Select(row => new { row.Status, row.ContractNo }).SingleAsync() is var row ? (row.Status, row.ContractNo) : default);
}
