using Kalapa.Domain.Approvals;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain;

/// <summary>What somebody is to Kalapa. A user has exactly one role.</summary>
public enum Role
{
    /// <summary>Staff of a tenant: asks for permits and watches them.</summary>
    Client,

    /// <summary>Customer service: takes, checks and escalates requests.</summary>
    Cs,

    /// <summary>Decides on requests for the own branches.</summary>
    Supervisor,

    /// <summary>The branch's gate post: lets people in and out.</summary>
    Gate,

    /// <summary>Watches activity and manages accounts; never queues, never decides.</summary>
    Admin,

    /// <summary>Kalapa itself, for timed work.</summary>
    System,
}

/// <summary>Who acts, as read from the database inside the operation. A value, not an account.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">Shown beside what the actor did.</param>
/// <param name="Role">The one role.</param>
public sealed record Actor(Guid UserId, string Name, Role Role)
{
    /// <summary>Timed work: releases, lapses, endings.</summary>
    public static Actor Kalapa { get; } = new(Guid.Empty, "Kalapa", Role.System) { AllBranches = true };

    /// <summary>The client's company; null for staff.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>The client may act for the whole company.</summary>
    public bool IsTenantAdmin { get; init; }

    /// <summary>The CS agent may pick out of order, set lanes and step in for others.</summary>
    public bool IsLead { get; init; }

    /// <summary>Branch codes the actor works for. Empty for clients, admins, and for CS with <see cref="AllBranches"/>.</summary>
    public IReadOnlySet<string> Branches { get; init; } = new HashSet<string>();

    /// <summary>Other branches in which a supervisor decides for somebody who is away, as of the instant at which the actor was read (O52).</summary>
    public IReadOnlyDictionary<string, Principal> DecidesFor { get; init; } = new Dictionary<string, Principal>();

    /// <summary>CS without a narrowed scope sees every branch.</summary>
    public bool AllBranches { get; init; }

    /// <summary>Kinds of tickets that a CS agent works on; empty for both, and for everybody else.</summary>
    public IReadOnlySet<TicketKind> Kinds { get; init; } = new HashSet<TicketKind>();

    /// <summary>True when tickets of <paramref name="kind"/> are in the actor's scope; so is what has no kind.</summary>
    public bool Takes(TicketKind? kind) => kind is not { } one || Kinds.Count == 0 || Kinds.Contains(one);

    /// <summary>True when <paramref name="branchCode"/> is in the actor's own scope; standing in adds none.</summary>
    public bool Covers(string branchCode) => AllBranches || Branches.Contains(branchCode);
}
