using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.Domain;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>A company's admin learns by inviting nothing about accounts elsewhere (R134).</summary>
public sealed class InvitationTests
{
    private const string Elsewhere = "maya@samudra.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task An_email_that_exists_elsewhere_is_invited_like_any_other(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        await Existing(app, "kata sandi yang ada");

        var taken = await Invite(app, " MAYA@samudra.example");
        var free = await Invite(app, "wati@nusantara.example");

        Assert.Equal(free.Token.Length, taken.Token.Length);
        var rows = (await app.Get<UserList>().For(app.People.TenantAdmin.ToActor(), new() { TenantId = app.People.Company.Id }, Cancellation)).Rows
            .Where(row => row.Id == taken.UserId || row.Id == free.UserId).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Single(rows.Select(row => (row.Disabled, row.HasPassword, row.LinkUntil, row.Tickets)).Distinct());
        Assert.NotNull(await UseOf(app).Find(taken.Token, Cancellation));
    }

    [Theory, ClassData<Engines>]
    public async Task Its_link_leads_nowhere_and_the_other_account_stays_as_it_is(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var before = await Existing(app, "kata sandi yang ada");

        var link = await Invite(app, Elsewhere);

        Assert.Null(await UseOf(app).Run(link.Token, "kata sandi perebut akun", Cancellation));
        var after = await app.Read(db => db.Users.AsNoTracking().SingleAsync(row => row.NormalizedEmail == "MAYA@SAMUDRA.EXAMPLE", Cancellation));
        Assert.Equal((before.Id, before.PasswordHash, before.TenantId), (after.Id, after.PasswordHash, after.TenantId));
    }

    [Fact]
    public async Task Within_the_own_company_it_is_said_that_there_is_one()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await Existing(app, "kata sandi yang ada");
        await Invite(app, "wati@nusantara.example");
        await Invite(app, Elsewhere);

        Assert.Equal("account.email-taken", (await Assert.ThrowsAsync<RuleBroken>(() => Invite(app, "WATI@nusantara.example"))).Code);
        Assert.Equal("account.email-taken", (await Assert.ThrowsAsync<RuleBroken>(() => Invite(app, Elsewhere))).Code);
    }

    [Fact]
    public async Task Nor_by_changing_an_email_does_a_company_s_admin_learn_of_others()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        await Existing(app, "kata sandi yang ada");
        var wati = await Invite(app, "wati@nusantara.example");
        foreach (var email in new[] { Elsewhere, "bebas@nusantara.example" })
        {
            var broken = await Assert.ThrowsAsync<RuleBroken>(() => app.Get<ChangeUser>().Run(app.People.TenantAdmin.Id, wati.UserId, Draft(app, email), Cancellation));
            Assert.Equal("account.email-fixed", broken.Code);
        }
    }

    private static async Task<KalapaUser> Existing(TestApp app, string password)
    {
        var link = await app.Get<InviteUser>().Run(app.People.Admin.Id, new("Maya", Elsewhere, Role.Client) { TenantId = app.People.OtherCompany.Id }, Cancellation);
        Assert.NotNull(await UseOf(app).Run(link.Token, password, Cancellation));
        return await app.Read(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == link.UserId, Cancellation));
    }

    private static Task<InvitationLink> Invite(TestApp app, string email) => app.Get<InviteUser>().Run(app.People.TenantAdmin.Id, Draft(app, email), Cancellation);

    private static AccountDraft Draft(TestApp app, string email) => new("Wati", email, Role.Client) { TenantId = app.People.Company.Id };

    private static UseInvitation UseOf(TestApp app) => new(
        app.Get<IDbContextFactory<KalapaDbContext>>(), app.Get<UnitOfWork>(), new PasswordHasher<KalapaUser>(), app.Clock);
}
