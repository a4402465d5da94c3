using System.Security.Claims;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.App.Outages;
using Kalapa.Domain;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kalapa.Tests.App.Account;

public sealed class RevalidationTests
{
    private static readonly Dictionary<string, Action<KalapaUser, TestPeople>> Changes = new()
    {
        ["disabled"] = (user, _) => user.Disabled = true,
        ["another role"] = (user, _) => user.Role = Role.Gate,
        ["another branch"] = (user, _) => user.Branches = ["BDG"],
        ["no lead any more"] = (user, _) => user.IsLead = !user.IsLead,
        ["another company"] = (user, people) => user.TenantId = people.OtherCompany.Id,
        ["new password"] = (user, _) => user.SecurityStamp = "new",
    };

    public static TheoryData<string> Kinds => [.. Changes.Keys];

    [Fact]
    public async Task An_account_that_is_as_it_was_keeps_its_circuit() => Assert.True(await StillHoldsAfter((_, _) => { }));

    [Fact]
    public async Task A_new_name_or_language_ends_nothing() => Assert.True(await StillHoldsAfter((user, _) => (user.DisplayName, user.Locale) = ("Budi B.", "en")));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_changed_account_loses_its_circuit(string change) => Assert.False(await StillHoldsAfter(Changes[change]));

    [Fact]
    public async Task A_session_that_was_ended_loses_its_circuit() => Assert.False(await StillHoldsAfter((_, _) => { }, endsSession: true));

    [Theory]
    [InlineData("disabled", "Disabled")]
    [InlineData("another role", "Changed")]
    [InlineData("new password", "Changed")]
    public async Task A_circuit_that_ended_knows_why(string change, string why) => Assert.Equal(why, $"{await WhyAfter(Changes[change])}");

    [Fact]
    public async Task A_circuit_whose_session_was_ended_elsewhere_knows_it() => Assert.Equal(SessionEnd.Ended, await WhyAfter((_, _) => { }, endsSession: true));

    [Fact]
    public async Task Nobody_holds_no_circuit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using var revalidation = For(app);
        Assert.False(await revalidation.MayStay(new ClaimsPrincipal(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_ends_no_circuit()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var contexts = new AwayContexts();
        using var revalidation = new Revalidation(
            NullLoggerFactory.Instance, contexts, Options.Create(new IdentityOptions()), app.Get<DatabaseOutage>());
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{app.People.Client.Id}")], "test"));

        Assert.True(await revalidation.MayStay(principal, TestContext.Current.CancellationToken));
        contexts.Failure = new InvalidOperationException("a bug");
        await Assert.ThrowsAsync<InvalidOperationException>(() => revalidation.MayStay(principal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_leaves_while_the_circuit_opens_is_asked_about_to_the_end_and_leaves_no_fault()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        using var revalidation = For(app);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, $"{app.People.Client.Id}")], "test"));
        revalidation.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        using var cut = new CircuitTermination(revalidation, app.Get<Revocations>());

        await cut.OnCircuitOpenedAsync(null!, new CancellationToken(canceled: true));

        // A cookie without a session is nobody's.
        Assert.False((await revalidation.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated ?? false);
    }

    private static async Task<bool> StillHoldsAfter(Action<KalapaUser, TestPeople> change, bool endsSession = false) =>
        (await After(change, endsSession)).MayStay;

    private static async Task<SessionEnd?> WhyAfter(Action<KalapaUser, TestPeople> change, bool endsSession = false) =>
        (await After(change, endsSession)).Why;

    private static async Task<(bool MayStay, SessionEnd? Why)> After(Action<KalapaUser, TestPeople> change, bool endsSession)
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var user = app.People.Supervisor;
        var session = Guid.NewGuid();
        await app.Write(db => db.Sessions.Add(new() { Id = session, UserId = user.Id }));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new(new ClaimsIdentityOptions().SecurityStampClaimType, user.SecurityStamp!),
                new(KalapaClaims.Authority, KalapaClaims.AuthorityOf(user)),
                new(KalapaClaims.Session, $"{session}"),
            ], "test"));
        await app.Write(db =>
        {
            var row = db.Users.Single(row => row.Id == user.Id);
            change(row, app.People);
            if (endsSession)
            {
                db.Sessions.RemoveRange(db.Sessions);
            }
        });
        using var revalidation = For(app);
        var stays = await revalidation.MayStay(principal, TestContext.Current.CancellationToken);
        return (stays, await revalidation.Why(TestContext.Current.CancellationToken));
    }

    private static Revalidation For(TestApp app) =>
        new(NullLoggerFactory.Instance, app.Get<IDbContextFactory<KalapaDbContext>>(), Options.Create(new IdentityOptions()), app.Get<DatabaseOutage>());

    private sealed class AwayContexts : IDbContextFactory<KalapaDbContext>
    {
        public Exception Failure { get; set; } = new DatabaseAwayException();

        public KalapaDbContext CreateDbContext() => throw Failure;
    }
}
