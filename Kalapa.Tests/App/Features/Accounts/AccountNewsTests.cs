using System.Threading.Channels;
using Kalapa.App.Data;
using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Live;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Channel = System.Threading.Channels.Channel;

namespace Kalapa.Tests.App.Features.Accounts;

/// <summary>What the seam announces of accounts, companies and visitors: ids, once committed, to whom it concerns.</summary>
public sealed class AccountNewsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task An_invitation_a_change_and_the_end_of_an_account_are_announced_once_they_can_be_read(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var news = new News(app, change => change.TenantId is null, db => db.Users.CountAsync(row => row.DisplayName.StartsWith("Wati")));
        var link = await app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wati", "wati@x.example", Role.Cs), Cancellation);
        Assert.Equal(1, await news.Next());

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, link.UserId, new("Ratna", "wati@x.example", Role.Cs), Cancellation);
        Assert.Equal(0, await news.Next());

        await app.Get<DisableUser>().Disable(app.People.Admin.Id, link.UserId, Cancellation);
        await news.Next();
        Assert.Equal([link.UserId], news.Ids);
    }

    [Theory, ClassData<Engines>]
    public async Task Who_changes_company_leaves_one_list_and_enters_another(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var (from, to) = (app.People.Company.Id, app.People.OtherCompany.Id);
        var left = new News(app, change => change.TenantId == from, db => db.Users.CountAsync(row => row.TenantId == from));
        var entered = new News(app, change => change.TenantId == to, db => db.Users.CountAsync(row => row.TenantId == to));
        var before = await app.Read(db => db.Users.CountAsync(row => row.TenantId == from));
        var colleague = app.People.Colleague;

        await app.Get<ChangeUser>().Run(app.People.Admin.Id, colleague.Id, new("Sari", "sari@x.example", Role.Client) { TenantId = to }, Cancellation);

        Assert.Equal(before - 1, await left.Next());
        await entered.Next();
        Assert.Equal((colleague.Id, colleague.Id), (Assert.Single(left.Ids), Assert.Single(entered.Ids)));
    }

    [Theory, ClassData<Engines>]
    public async Task A_suspended_company_and_a_new_visitor_are_announced_to_that_company(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var company = app.People.Company;
        var other = new News(app, change => change.TenantId == app.People.OtherCompany.Id, _ => Task.FromResult(0));
        var suspended = new News(app, change => change.TenantId == company.Id, db => db.Tenants.CountAsync(row => row.Status == TenantStatus.Suspended));

        await app.Get<SaveTenant>().Run(app.People.Admin.Id, company.Id,
            new(company.LegalName, company.ContractNo, company.ContractTo, TenantStatus.Suspended, company.AllowedBranches), Cancellation);
        Assert.Equal(1, await suspended.Next());
        var visitor = await app.Get<SavePerson>().Run(app.People.Client.Id, company.Id, null, new("Agus Salim", IdType.Ktp, "1234", "PT Nusantara", "", 1990), Cancellation);
        await suspended.Next();

        Assert.Equal([company.Id, visitor], suspended.Ids);
        Assert.Empty(other.Ids);
    }

    [Theory, ClassData<Engines>]
    public async Task What_a_rule_refused_and_what_is_none_of_it_is_not_announced(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var ticket = await app.InReview();
        var news = new News(app, _ => true, _ => Task.FromResult(0));

        await Assert.ThrowsAsync<RuleBroken>(() => app.Get<DisableUser>().Disable(app.People.Admin.Id, app.People.Admin.Id, Cancellation));
        await Assert.ThrowsAsync<RuleBroken>(() => app.Get<InviteUser>().Run(app.People.Admin.Id, new("Wati", "tidak-sah", Role.Cs), Cancellation));
        await app.Get<PostMessage>().Run(app.People.Agent.Id, ticket, Visibility.Public, "Halo", cancellationToken: Cancellation);
        await Workers.SettleAsync();

        Assert.Empty(news.Ids);
    }

    /// <summary>Hears, and at once reads what a screen would read.</summary>
    private sealed class News
    {
        private readonly Channel<int> _reads = Channel.CreateUnbounded<int>();
        private readonly HashSet<Guid> _ids = [];

        public News(TestApp app, Func<AccountChanged, bool> concerns, Func<KalapaDbContext, Task<int>> read) =>
            app.Get<LiveUpdates>().SubscribeAccounts(
                change => concerns(change) && Note(change.Id), async () => _reads.Writer.TryWrite(await app.Read(read)), TimeSpan.Zero);

        public IReadOnlyList<Guid> Ids
        {
            get
            {
                lock (_ids)
                {
                    return [.. _ids];
                }
            }
        }

        public async Task<int> Next() => await _reads.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(WaitLimit.Time, Cancellation);

        private bool Note(Guid id)
        {
            lock (_ids)
            {
                _ids.Add(id);
            }

            return true;
        }
    }
}
