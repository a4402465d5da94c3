using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Identity;

namespace Kalapa.App.Data;

/// <summary>An account: who signs in, in which role, for which company or branches.</summary>
public sealed class KalapaUser : IdentityUser<Guid>
{
    /// <summary>Shown beside what the user does.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The one role.</summary>
    public Role Role { get; set; }

    /// <summary>A client's company; null for staff.</summary>
    public Guid? TenantId { get; set; }

    /// <summary>Branch codes of a supervisor, a gate post or a CS scope; empty for CS means all.</summary>
    public IReadOnlyList<string> Branches { get; set; } = [];

    /// <summary>Kinds of tickets that a CS agent works on; empty for both.</summary>
    public IReadOnlyList<TicketKind> Kinds { get; set; } = [];

    /// <summary>A CS lead.</summary>
    public bool IsLead { get; set; }

    /// <summary>A client who acts for the whole company.</summary>
    public bool IsTenantAdmin { get; set; }

    /// <summary>A disabled account can neither sign in nor act.</summary>
    public bool Disabled { get; set; }

    /// <summary>SHA-256 of the one-use link that sets a password; null when there is none. The link itself is kept nowhere.</summary>
    public string? InvitationHash { get; set; }

    /// <summary>When the link ends.</summary>
    public DateTimeOffset? InvitationUntil { get; set; }

    /// <summary>When its owner last signed in; null for never.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>By which ways its owner wants to be told of what.</summary>
    public ChannelChoices Channels { get; set; } = ChannelChoices.None;

    /// <summary>When its owner wants to be left in peace; null for never.</summary>
    public QuietHours? Quiet { get; set; }

    /// <summary>When one letter a day comes instead of single ones; null for single ones.</summary>
    public DailySummary? Summary { get; set; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Locale { get; set; } = "id";

    /// <summary><c>light</c>, <c>dark</c> or <c>system</c>.</summary>
    public string Theme { get; set; } = "system";

    /// <summary>
    /// Invited by a company's admin with an e-mail that an account elsewhere has: it looks like any other that was invited and never came, but nobody
    /// can sign in to it. The admin does not learn of the other account, whose e-mail it stays.
    /// </summary>
    public bool HasNoLogin => UserName == NoLogin(Id);

    /// <summary>What stands in place of the e-mail that such an account would sign in with.</summary>
    public static string NoLogin(Guid id) => $"NO-LOGIN-{id:N}".ToUpperInvariant();

    /// <summary>The value that acts inside an operation.</summary>
    public Actor ToActor() => new(Id, DisplayName, Role)
    {
        TenantId = TenantId,
        IsTenantAdmin = IsTenantAdmin,
        IsLead = IsLead,
        Branches = Branches.ToHashSet(),
        Kinds = Role == Role.Cs ? Kinds.ToHashSet() : [],
        AllBranches = Role == Role.Cs && Branches.Count == 0,
    };
}
