using Kalapa.App.Data;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Features.Accounts;

/// <summary>An account as managers see it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Draft">What is filled in.</param>
/// <param name="Company">A client's company by name.</param>
/// <param name="Disabled">Can neither sign in nor act.</param>
/// <param name="HasPassword">False until the first link was used.</param>
/// <param name="LinkUntil">Until when an unused link holds.</param>
/// <param name="LastSignInAt">Null for never.</param>
/// <param name="Tickets">How many it holds.</param>
/// <param name="Stamp">Turns with every change.</param>
public sealed record UserRow(Guid Id, AccountDraft Draft, string? Company, bool Disabled, bool HasPassword, DateTimeOffset? LinkUntil, DateTimeOffset? LastSignInAt, int Tickets, string? Stamp) : IStableRow;

/// <summary>What an account's chip says, and a filter can ask for.</summary>
public enum AccountStanding
{
    /// <summary>Has a password and may sign in.</summary>
    Active,

    /// <summary>Never used its first link, whether that still holds or not.</summary>
    Invited,

    /// <summary>Can neither sign in nor act.</summary>
    Disabled,
}

/// <summary>What to show of them.</summary>
public sealed record UserFilter
{
    /// <summary>One role.</summary>
    public Role? Role { get; init; }

    /// <summary>One branch: who is told to work there; CS without a scope works everywhere.</summary>
    public string? Branch { get; init; }

    /// <summary>One company.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Part of name, e-mail or company.</summary>
    public string Text { get; init; } = "";

    /// <summary>Those that stand so; all when null.</summary>
    public AccountStanding? Standing { get; init; }

    /// <summary>Where the page starts.</summary>
    public int Skip { get; init; }

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;
}

/// <summary>A page of accounts.</summary>
/// <param name="Rows">By name.</param>
/// <param name="Total">How many match.</param>
/// <param name="Invited">How many that the reader manages never used their first link, whatever the filter.</param>
public sealed record UserPage(IReadOnlyList<UserRow> Rows, int Total, int Invited);

/// <summary>The accounts that the reader may manage.</summary>
public sealed class UserList(IDbContextFactory<KalapaDbContext> contexts, AccessTable access, TimeProvider time)
{
    /// <summary>Reads a page. Accounts are hundreds, not millions: what no column can be asked for is sifted here.</summary>
    public async Task<UserPage> For(Actor reader, UserFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Users.AsNoTracking().Where(row => filter.TenantId == null || row.TenantId == filter.TenantId)
            .OrderBy(row => row.DisplayName).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var managed = all.Where(row => access.MayManage(reader, row.Role, row.TenantId)).ToList();
        var companies = await db.Tenants.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.LegalName, cancellationToken);
        var seen = managed.Where(row => (filter.Role == null || row.Role == filter.Role) && (filter.Standing == null || StandingOf(row) == filter.Standing)
            && IsIn(row, filter.Branch) && Says(filter.Text, row.DisplayName, row.Email, CompanyOf(row))).ToList();

        var page = seen.Skip(filter.Skip).Take(UserFilter.PageSize).ToList();
        var ids = page.Select(row => row.Id).ToList();
        var held = await db.Tickets.InHand().Where(row => ids.Contains(row.OwnerId!.Value))
            .GroupBy(row => row.OwnerId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var now = time.GetUtcNow();
        return new([.. page.Select(Row)], seen.Count, managed.Count(row => StandingOf(row) == AccountStanding.Invited));

        string? CompanyOf(KalapaUser user) => user.TenantId is { } id ? companies.GetValueOrDefault(id) : null;

        UserRow Row(KalapaUser user) => new(user.Id, DraftOf(user), CompanyOf(user), user.Disabled, user.PasswordHash is not null,
            user.InvitationUntil is { } until && until > now ? until : null, user.LastSignInAt, held.GetValueOrDefault(user.Id), user.ConcurrencyStamp);
    }

    private static AccountDraft DraftOf(KalapaUser user) => new(user.DisplayName, user.Email ?? "", user.Role)
    {
        TenantId = user.TenantId,
        Branches = user.Branches,
        Kinds = user.Kinds,
        IsLead = user.IsLead,
        IsTenantAdmin = user.IsTenantAdmin,
    };

    private static AccountStanding StandingOf(KalapaUser user) =>
        user.Disabled ? AccountStanding.Disabled : user.PasswordHash is null ? AccountStanding.Invited : AccountStanding.Active;

    private static bool IsIn(KalapaUser user, string? branch) => branch is null || user.ToActor().Covers(branch);

    private static bool Says(string text, params string?[] fields) =>
        TypedText.Holds(text, fields);
}
