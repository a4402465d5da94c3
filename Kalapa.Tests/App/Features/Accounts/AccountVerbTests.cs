using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Gate;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Accounts;

/// <summary>Accounts end, change and begin (screens.md section 6, product.md section 3).</summary>
public sealed class AccountVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task A_disabled_agents_tickets_go_back_to_their_old_place_or_lose_their_owner(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var escalated = await app.Escalated();
        var first = await app.InReview();
        var key = KeyOf(await app.Ticket(first));
        var second = await app.Submitted();

        Assert.Equal(2, await app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Agent.Id, Cancellation));

        var back = await app.Ticket(first);
        Assert.Equal((TicketState.Queued, (Guid?)null, key), (back.State, back.OwnerId, KeyOf(back)));
        Assert.Null((await app.Ticket(escalated)).OwnerId);
        var release = await app.Read(db => db.AuditEvents.SingleAsync(happened => happened.TicketId == first && happened.Type == "T06"));
        Assert.Equal((Actor.Kalapa.UserId, "account.disabled"), (release.ActorId, release.Values["reason"]));
        Assert.Equal(first, await app.Get<TakeNext>().Run(app.People.OtherAgent.Id, Cancellation));
        Assert.Equal(second, await app.Get<TakeNext>().Run(app.People.OtherAgent.Id, Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task A_disabled_account_can_do_nothing_more_and_its_stamp_has_turned(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await app.Submitted();
        var stamp = await StampOf(app, app.People.Agent);

        await app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Agent.Id, Cancellation);

        var denied = await Assert.ThrowsAsync<AccessDenied>(() => app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation));
        Assert.Equal(Answer.Login, denied.Answer);
        Assert.NotEqual(stamp, await StampOf(app, app.People.Agent));

        await app.Get<DisableUser>().Enable(app.People.Admin.Id, app.People.Agent.Id, Cancellation);
        Assert.NotNull(await app.Get<TakeNext>().Run(app.People.Agent.Id, Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task Of_two_admins_who_disable_each_other_one_stays(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var one = app.People.Admin;
        var other = TestPeople.NewUser("Bima", Role.Admin);
        other.PasswordHash = "set";
        await app.Write(db =>
        {
            db.Users.Add(other);
            db.Users.Single(row => row.Id == one.Id).PasswordHash = "set";
        });
        for (var round = 0; round < 8; round++)
        {
            await Task.WhenAll(Try(one, other), Try(other, one));

            var active = await app.Read(db => db.Users.Where(row => row.Role == Role.Admin && !row.Disabled).Select(row => row.Id).ToListAsync());
            var left = Assert.Single(active);
            await app.Get<DisableUser>().Enable(left, left == one.Id ? other.Id : one.Id, Cancellation);
        }

        async Task Try(KalapaUser actor, KalapaUser target)
        {
            try
            {
                await Task.Run(() => app.Get<DisableUser>().Disable(actor.Id, target.Id, Cancellation), Cancellation);
            }
            catch (AccessDenied denied) when (denied.Answer == Answer.Login)
            {
                // The other was faster.
            }
        }
    }

    [Theory, ClassData<Engines>]
    public async Task Nobody_disables_or_changes_the_rights_of_oneself(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var admin = app.People.Admin;
        await app.Write(db => db.Users.Single(row => row.Id == admin.Id).PasswordHash = "set");

        Assert.Equal("account.last-admin", await RuleOf(() => app.Get<DisableUser>().Disable(admin.Id, admin.Id, Cancellation)));
        Assert.Equal("account.last-admin", await RuleOf(() => app.Get<ChangeUser>().Run(admin.Id, admin.Id, new("Anita", "anita@x.example", Role.Cs), Cancellation)));

        var invited = await app.Get<InviteUser>().Run(admin.Id, new("Bima", "bima@x.example", Role.Admin), Cancellation);
        Assert.Equal("account.last-admin", await RuleOf(() => app.Get<DisableUser>().Disable(admin.Id, admin.Id, Cancellation)));
        await app.Write(db => db.Users.Single(row => row.Id == invited.UserId).PasswordHash = "set");
        Assert.Equal("account.own", await RuleOf(() => app.Get<DisableUser>().Disable(admin.Id, admin.Id, Cancellation)));
        Assert.Equal("account.own", await RuleOf(() => app.Get<ChangeUser>().Run(admin.Id, admin.Id, new("Anita", "anita@x.example", Role.Cs), Cancellation)));

        var companyAdmin = app.People.TenantAdmin;
        Assert.Equal("account.own", await RuleOf(() => app.Get<DisableUser>().Disable(companyAdmin.Id, companyAdmin.Id, Cancellation)));
        Assert.Equal("account.own", await RuleOf(() => app.Get<ChangeUser>().Run(companyAdmin.Id, companyAdmin.Id,
            new("Laras", "laras@x.example", Role.Client) { TenantId = app.People.Company.Id }, Cancellation)));

        await app.Get<ChangeUser>().Run(admin.Id, admin.Id, new("Anita Rahma", "anita@x.example", Role.Admin), Cancellation);
        Assert.Equal("Anita Rahma", (await UserOf(app, admin.Id)).DisplayName);
    }

    [Theory, ClassData<Engines>]
    public async Task An_invitation_sets_the_password_once_and_ends_after_three_days(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var admin = app.People.Admin.Id;
        var link = await app.Get<InviteUser>().Run(admin, new("Wati", "wati@x.example", Role.Cs), Cancellation);
        var use = UseOf(app);

        Assert.Null((await UserOf(app, link.UserId)).PasswordHash);
        Assert.DoesNotContain(link.Token, (await UserOf(app, link.UserId)).InvitationHash!, StringComparison.Ordinal);
        Assert.Null(await use.Find(link.Token + "0", Cancellation));
        var used = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => UseOf(app).Run(link.Token, $"kata sandi nomor {number}", Cancellation), Cancellation)));
        Assert.Single(used, user => user is not null);
        Assert.Null(await use.Run(link.Token, "kata sandi lain lagi", Cancellation));

        var late = await app.Get<RenewInvitation>().Run(admin, link.UserId, Cancellation);
        app.Clock.Advance(Invitation.Lifetime);
        Assert.Null(await use.Run(late.Token, "kata sandi lain lagi", Cancellation));

        var older = await app.Get<RenewInvitation>().Run(admin, link.UserId, Cancellation);
        var newer = await app.Get<RenewInvitation>().Run(admin, link.UserId, Cancellation);
        Assert.Null(await use.Run(older.Token, "kata sandi lain lagi", Cancellation));
        await app.Get<DisableUser>().Disable(admin, link.UserId, Cancellation);
        Assert.Null(await use.Run(newer.Token, "kata sandi lain lagi", Cancellation));
        await app.Get<DisableUser>().Enable(admin, link.UserId, Cancellation);
        Assert.Null(await use.Run(newer.Token, "kata sandi lain lagi", Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task An_e_mail_belongs_to_one_account_whatever_its_case_and_however_close_the_race(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => RuleOf(() =>
            app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wati", number % 2 == 0 ? "wati@x.example" : "WATI@x.example", Role.Cs), Cancellation)), Cancellation)));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(3, answers.Count(answer => answer == "account.email-taken"));
    }

    [Theory, ClassData<Engines>]
    public async Task A_supervisor_moved_to_another_branch_decides_there_and_no_longer_here(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Escalated();
        var supervisor = app.People.Supervisor;
        var stamp = await StampOf(app, supervisor);

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, supervisor.Id, new("Budi", "budi@x.example", Role.Supervisor) { Branches = ["BDG"] }, Cancellation);

        Assert.NotEqual(stamp, await StampOf(app, supervisor));
        await Assert.ThrowsAsync<AccessDenied>(() => app.Decide(supervisor, id, Kalapa.Domain.Approvals.Outcome.Approved));
        await app.Get<ChangeUser>().Run(app.People.Admin.Id, app.People.BandungSupervisor.Id, new("Yudi", "yudi@x.example", Role.Supervisor) { Branches = ["BDG", "CBT"] }, Cancellation);
        Assert.Null(await app.Decide(app.People.BandungSupervisor, id, Kalapa.Domain.Approvals.Outcome.Approved));
    }

    [Theory, ClassData<Engines>]
    public async Task An_agent_whose_scope_shrinks_gives_back_what_is_outside(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.InReview();

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, app.People.Agent.Id, new("Rina", "rina@x.example", Role.Cs) { Branches = ["BDG"] }, Cancellation);

        Assert.Equal(TicketState.Queued, (await app.Ticket(id)).State);
    }

    [Theory, ClassData<Engines>]
    public async Task A_stale_save_of_the_account_does_not_bring_its_rights_back(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await using var db = await app.Get<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
        var read = await db.Users.SingleAsync(row => row.Id == app.People.Agent.Id, Cancellation);

        await app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Agent.Id, Cancellation);
        read.Locale = "en";
        db.Update(read);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancellation));
        Assert.True((await UserOf(app, app.People.Agent.Id)).Disabled);
    }

    [Theory, ClassData<Engines>]
    public async Task Only_a_change_of_rights_ends_screens(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var agent = app.People.Agent;
        await app.Get<ChangeUser>().Run(app.People.Admin.Id, agent.Id, new("Rina", "rina@x.example", Role.Cs), Cancellation);
        var ended = 0;
        using var circuit = app.Get<Revocations>().Watch(agent.Id, () => ended++);

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, agent.Id, new("Rina K.", "rina@x.example", Role.Cs), Cancellation);
        Assert.Equal(0, ended);
        await app.Get<ChangeUser>().Run(app.People.Admin.Id, agent.Id, new("Rina K.", "rina@x.example", Role.Cs) { IsLead = true }, Cancellation);
        Assert.Equal(1, ended);
    }

    [Theory, ClassData<Engines>]
    public async Task A_suspended_company_is_refused_at_the_gate_at_once(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var id = await app.Approved();
        var permit = await app.Permit(id);
        app.Clock.SetUtcNow(permit.Window.Start);
        var company = app.People.Company;
        TenantDraft draft = new(company.LegalName, company.ContractNo, company.ContractTo, TenantStatus.Suspended, company.AllowedBranches);

        await app.Get<SaveTenant>().Run(app.People.OtherAgent.Id, company.Id, draft, Cancellation);

        Assert.Equal(DenyCode.TenantSuspended, await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, Cancellation));
        await app.Get<SaveTenant>().Run(app.People.OtherAgent.Id, company.Id, draft with { Status = TenantStatus.Active }, Cancellation);
        Assert.Null(await app.Get<PassGate>().CheckIn(app.People.Guard.Id, permit.Id, permit.People[0].PersonId, idSeen: true, Cancellation, TestPeople.Escorted));
        Assert.Equal(2, await app.Read(db => db.AuditEvents.CountAsync(happened => happened.Type == "company.changed")));
    }

    [Theory, ClassData<Engines>]
    public async Task A_person_is_kept_with_four_characters_of_the_id_and_archived(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        PersonDraft draft = new("Agus Salim", IdType.Ktp, "12a4", "PT Nusantara", "", 1990);
        var save = app.Get<SavePerson>();

        Assert.Equal("person.last-four", await RuleOf(() => save.Run(app.People.Client.Id, app.People.Company.Id, null, draft with { IdLast4 = "3201234567890001" }, Cancellation)));
        var id = await save.Run(app.People.Client.Id, app.People.Company.Id, null, draft, Cancellation);
        await save.Archive(app.People.Colleague.Id, id, archived: true, Cancellation);

        var person = await app.Read(db => db.People.SingleAsync(row => row.Id == id));
        Assert.Equal(("12A4", true), (person.IdLast4, person.Archived));
        var denied = await Assert.ThrowsAsync<AccessDenied>(() => save.Archive(app.People.OtherClient.Id, id, archived: false, Cancellation));
        Assert.Equal(Answer.Forbidden, denied.Answer);
        var told = (await app.Read(db => db.AuditEvents.Where(happened => happened.Type.StartsWith("person.")).ToListAsync())).SelectMany(happened => happened.Values.Values);
        Assert.DoesNotContain(told, value => value.Contains("12A4", StringComparison.Ordinal) || value.Contains("Agus", StringComparison.Ordinal));
    }

    [Theory, ClassData<Engines>]
    public async Task A_company_that_is_there_already_is_answered_with_the_first(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var save = app.Get<SaveTenant>();
        TenantDraft draft = new("PT Bahari Jaya", "K/2026-77", new(2028, 1, 31), TenantStatus.Active, ["CBT"]);
        var first = await save.Run(app.People.Agent.Id, null, draft, Cancellation);

        foreach (var name in new[] { "pt bahari jaya", " PT.  Bahari\u00A0Jaya", "P.T. BAHARI JAYA Tbk", "Bahari Jaya", "PT Bah\u00E0ri\u200BJaya" })
        {
            var known = await Assert.ThrowsAsync<RuleBroken>(() => save.Run(app.People.Admin.Id, null, draft with { LegalName = name, ContractNo = "K-99" }, Cancellation));
            Assert.Equal(("company.known", $"{first}", "PT Bahari Jaya"), (known.Code, known.Field, known.Values[0]));
        }

        var taken = await Assert.ThrowsAsync<RuleBroken>(() => save.Run(app.People.Admin.Id, null, draft with { LegalName = "CV Lain", ContractNo = " k-2026/77 " }, Cancellation));
        Assert.Equal(("company.contract-known", $"{first}"), (taken.Code, taken.Field));

        // The one that is there can be mended in what it is.
        await save.Run(app.People.Admin.Id, first, draft with { LegalName = "PT. Bahari Jaya", Status = TenantStatus.Suspended }, Cancellation);
        Assert.Equal(1, await app.Read(db => db.Tenants.CountAsync(row => row.LegalName == "PT. Bahari Jaya")));
    }

    [Fact]
    public async Task A_company_without_a_name_or_with_a_contract_until_0026_is_not_kept()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        TenantDraft draft = new("PT Bahari Jaya", "K-77", new(2028, 1, 31), TenantStatus.Active, ["CBT"]);

        Assert.Equal("company.name-missing", await Rule(draft with { LegalName = "\u200B" }));
        Assert.Equal("company.name-missing", await Rule(draft with { LegalName = " - " }));
        Assert.Equal("company.contract-missing", await Rule(draft with { ContractNo = "\u2800" }));
        Assert.Equal("company.until", await Rule(draft with { ContractTo = new(26, 12, 1) }));
        Assert.Equal("company.until", await Rule(draft with { ContractTo = DateOnly.MaxValue }));
        Assert.Equal("company.until", await Rule(draft with { ContractTo = default }));

        Task<string?> Rule(TenantDraft wrong) => RuleOf(() => app.Get<SaveTenant>().Run(app.People.Admin.Id, null, wrong, Cancellation));
    }

    [Fact]
    public async Task One_person_is_written_once_and_without_what_cannot_be_seen()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        PersonDraft draft = new("\u202EAgus  Salim\u200B", IdType.Ktp, "12a4", " PT Nusantara", "", 1990);
        var save = app.Get<SavePerson>();
        var id = await save.Run(app.People.Client.Id, app.People.Company.Id, null, draft, Cancellation);

        Assert.Equal("Agus Salim", (await app.Read(db => db.People.SingleAsync(row => row.Id == id))).FullName);
        Assert.Equal("person.known", await RuleOf(() => save.Run(app.People.Client.Id, app.People.Company.Id, null, draft with { FullName = "agus salim" }, Cancellation)));
        Assert.Equal("person.name-missing", await RuleOf(() => save.Run(app.People.Client.Id, app.People.Company.Id, null, draft with { FullName = "\u3164" }, Cancellation)));
        await save.Run(app.People.Client.Id, app.People.Company.Id, null, draft with { IdLast4 = "9999" }, Cancellation);
    }

    [Fact]
    public async Task Everything_wrong_with_an_invitation_a_company_or_a_visitor_is_said_at_once()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);

        Assert.Equal(["Name account.name-missing", "Email account.email", "Branches account.branch-missing"],
            await Faults(() => app.Get<InviteUser>().Run(app.People.Admin.Id, new(" ", "bukan e-mail", Role.Gate), Cancellation)));
        await app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wati", "wati@x.example", Role.Cs), Cancellation);
        Assert.Equal(["Email account.email-taken", "TenantId account.tenant-missing"],
            await Faults(() => app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wati", "wati@x.example", Role.Client), Cancellation)));
        Assert.Equal(["LegalName company.name-missing", "ContractNo company.contract-missing", "ContractTo company.until", "Branches company.branch-missing"],
            await Faults(() => app.Get<SaveTenant>().Run(app.People.Admin.Id, null, new("", "", default, TenantStatus.Active, []), Cancellation)));
        Assert.Equal(["FullName person.name-missing", "IdLast4 person.last-four", "BirthYear person.birth-year"],
            await Faults(() => app.Get<SavePerson>().Run(app.People.Client.Id, app.People.Company.Id, null, new("", IdType.Ktp, "1", "", "", 90), Cancellation)));

        static async Task<IEnumerable<string>> Faults(Func<Task> verb) =>
            (await Assert.ThrowsAsync<RuleBroken>(verb)).All.Select(fault => $"{fault.Field} {fault.Code}");
    }

    private static UseInvitation UseOf(TestApp app) =>
        new(app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<UnitOfWork>(), new PasswordHasher<KalapaUser>(), app.Clock);

    private static (Lane, DateTimeOffset?, long?) KeyOf(Ticket ticket) => (ticket.Lane, ticket.QueuedAt, ticket.QueueSeq);

    private static Task<KalapaUser> UserOf(TestApp app, Guid id) => app.Read(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == id));

    private static async Task<string?> StampOf(TestApp app, KalapaUser user) => (await UserOf(app, user.Id)).SecurityStamp;

    private static async Task<string?> RuleOf(Func<Task> verb)
    {
        try
        {
            await verb();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
    }
}
