using Kalapa.Domain.Approvals;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;

namespace Kalapa.Domain.PermitRequests;

/// <summary>
/// A request for a work permit, from the first field to the last person out: the aggregate that keeps product.md section 3. Who waits and who holds
/// it is every ticket's matter (<see cref="Ticket"/>); here are content, papers, the decision and the window.
/// </summary>
public sealed partial class PermitRequest : Ticket
{
    /// <summary>How many characters of the client's title an owner may mend (T26).</summary>
    public const int TitleEdits = 3;

    /// <summary>Time to complete a returned request.</summary>
    public static readonly TimeSpan ReturnTime = TimeSpan.FromHours(16);

    /// <summary>Time to choose a new window after the old one was missed (T21).</summary>
    public static readonly TimeSpan NewWindowTime = TimeSpan.FromHours(72);

    /// <summary>Papers due after entry are overdue from then on (T28).</summary>
    public static readonly TimeSpan AfterEntryTime = TimeSpan.FromHours(24);

    /// <summary>The event of the alarm about papers that are overdue (T28).</summary>
    public const string PapersOverdue = "T28.overdue";

    /// <summary>From this risk class on one yes is not enough (T14).</summary>
    public const int TwoDecisionsFrom = 4;

    private readonly List<TicketDocument> _documents = [];
    private readonly List<Approval> _approvals = [];

    private PermitRequest()
        : base(TicketKind.Permit)
    {
    }

    private PermitRequest(
        Guid id, Actor author, Guid requesterId, Guid tenantId, string branchCode, Channel channel, DateTimeOffset now, Guid? copiedFrom, Guid? support)
        : base(TicketKind.Permit, id, author, requesterId, tenantId, branchCode, channel, now, copiedFrom)
    {
        SupportId = support;
    }

    /// <summary>The support request that this visit is for (U06); null for most.</summary>
    public Guid? SupportId { get; private init; }

    /// <summary>What is asked for.</summary>
    public RequestContent Content
    {
        get;
        private set
        {
            field = value;
            Title = value.Title;
        }
    } = new();

    /// <summary>The window's end, kept beside the content so that timed work finds it (T21).</summary>
    public DateTimeOffset? WindowEnd
    {
        get => Content.Window?.End;
        private set => _ = value;
    }

    /// <summary>The base type's code, kept beside the content so that clocks and figures find it; empty until chosen.</summary>
    public string BaseType
    {
        get => Content.Types.Count == 0 ? "" : Content.Types[0];
        private set => _ = value;
    }

    /// <summary>The title as the client last submitted it: corrections (T26) are measured from here.</summary>
    public string SubmittedTitle { get; private set; } = "";

    /// <summary>The window's start as last submitted: only a moved start must keep the lead time again (T09).</summary>
    public DateTimeOffset? SubmittedStart { get; private set; }

    /// <summary>Counts the contents that were submitted.</summary>
    public int Revision { get; private set; }

    /// <summary>It was returned because its window had passed (T21), so the first 72 h are not the client's.</summary>
    public bool WindowWasMissed { get; private set; }

    /// <summary>Every version of every paper.</summary>
    public IReadOnlyList<TicketDocument> Documents => _documents;

    /// <summary>Every round of approval, oldest first.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>The version that counts in each slot.</summary>
    public IEnumerable<TicketDocument> CurrentDocuments =>
        _documents.GroupBy(document => document.Slot).Select(slot => slot.MaxBy(document => document.Version)!);

    /// <summary>The round nobody decided yet.</summary>
    public Approval? OpenApproval => _approvals.SingleOrDefault(approval => approval.IsOpen);

    /// <summary>The round that said yes.</summary>
    public Approval? Grant => _approvals.LastOrDefault(approval => approval.Outcome is Outcome.Approved or Outcome.ApprovedWithConditions);

    /// <summary>The hash a decision on the present content is bound to.</summary>
    public string ContentHash => RevisionHash.Of(BranchCode, Content, CurrentDocuments);

    /// <inheritdoc/>
    private protected override Lifecycle<TicketState, TicketAction> Lifecycle => PermitRequestLifecycle.Table;

    /// <inheritdoc/>
    private protected override string PromiseTopic => BaseType;

    private static void DemandNoFault(IEnumerable<RuleBroken> faults)
    {
        foreach (var fault in faults)
        {
            throw fault;
        }
    }
}
