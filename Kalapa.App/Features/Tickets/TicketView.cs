using System.Diagnostics.CodeAnalysis;
using Kalapa.Domain.Access;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Promises;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;

namespace Kalapa.App.Features.Tickets;

/// <summary>A place in line moved back.</summary>
/// <param name="From">The number before; null far down the line, where one does not look for numbers.</param>
/// <param name="To">The number after.</param>
/// <param name="Reason">Why, coarsely.</param>
/// <param name="At">When.</param>
public sealed record PlaceNews(int? From, int? To, MoveReason Reason, DateTimeOffset At);

/// <summary>What the requester thinks of a ticket.</summary>
/// <param name="Stars">1 to 5.</param>
/// <param name="Line">In the requester's words; null for those who may not read it, and when nothing was written.</param>
public sealed record RatingView(int Stars, string? Line);

/// <summary>One ticket of any kind as its reader may see it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">Commands send it back.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">What the reader is to it follows from this.</param>
public record TicketView(Guid Id, long Version, TicketState State, AccessSubject Subject)
{
    /// <summary>What sort of ticket it is.</summary>
    public TicketKind Kind => this is SupportView ? TicketKind.Support : TicketKind.Permit;

    /// <summary>Null for a draft.</summary>
    public string? Number { get; init; }

    /// <summary>One line that names what is asked for.</summary>
    public required string Title { get; init; }

    /// <summary>Where.</summary>
    public required Branch Branch { get; init; }

    /// <summary>The company's name.</summary>
    public required string Tenant { get; init; }

    /// <summary>Who asks, by name.</summary>
    public required string Requester { get; init; }

    /// <summary>Who holds it, by name; empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; init; }

    /// <summary>"Nomor 4 dalam antrian" of the whole queue; null when not queued.</summary>
    public int? Place { get; init; }

    /// <summary>The last time the place moved backwards, newest first.</summary>
    public IReadOnlyList<PlaceNews> Moves { get; init; } = [];

    /// <summary>First submission.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Since when the present holder has it.</summary>
    public DateTimeOffset HeldSince { get; init; }

    /// <summary>What a promise's clock needs to know of it.</summary>
    public HeldTicket Held { get; init; }

    /// <summary>How long such a ticket usually is where this one is; null where nothing is promised, or nothing is usual.</summary>
    public TimeSpan? UsualWait { get; init; }

    /// <summary>By when whoever holds it promised to be done.</summary>
    public DateTimeOffset? PromisedBy { get; init; }

    /// <summary>By when a returned request must be back.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>What was said, oldest first; without internal notes for those who may not know of them.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The files that came with those messages, by message.</summary>
    public ILookup<Guid, Attachment> MessageFiles { get; init; } = Array.Empty<Attachment>().ToLookup(file => file.Id);

    /// <summary>The ended request this one was copied from, when the reader may read it.</summary>
    public CopyLink? CopiedFrom { get; init; }

    /// <summary>The requests that were copied from this one and that the reader may read, oldest first.</summary>
    public IReadOnlyList<CopyLink> Copies { get; init; } = [];

    /// <summary>The reader may ask again for what this ended request asked for.</summary>
    public bool MayCopy { get; init; }

    /// <summary>What the requester thinks of it; null while none was given, and for those who may not know.</summary>
    public RatingView? Rating { get; init; }

    /// <summary>The reader is asked how content one was.</summary>
    public bool AsksForRating { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<AuditEvent> Timeline { get; init; } = [];

    /// <summary>The reader sees no ID data and no files of persons.</summary>
    public bool IsReduced { get; init; }

    /// <summary>The reader sees the header, the times and the public events alone; of files name and size.</summary>
    public bool IsOutline { get; init; }

    /// <summary>The files by name, where there is no paper list to show them in.</summary>
    public IReadOnlyList<Attachment> Files { get; init; } = [];

    /// <summary>Exactly what the state table and the rights allow this reader now: the buttons.</summary>
    public required IReadOnlyList<TicketAction> Actions { get; init; }
}

/// <summary>A request for a permit: what is asked, its papers, the decision and what came of it.</summary>
public sealed record PermitRequestView : TicketView
{
    /// <param name="shared">What every kind shows.</param>
    /// <param name="content">What is asked; without the visitors' ID data where the reader's view is reduced.</param>
    /// <param name="papers">The paper list with what is there.</param>
    [SetsRequiredMembers]
    public PermitRequestView(TicketView shared, RequestContent content, IReadOnlyList<PaperLine> papers)
        : base(shared)
    {
        (Content, Papers) = (content, papers);
    }

    /// <summary>What is asked.</summary>
    public RequestContent Content { get; init; }

    /// <summary>The paper list.</summary>
    public IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>Its window began and nobody decided yet.</summary>
    public bool IsLate { get; init; }

    /// <summary>Every round of approval, oldest first.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>The permit, once out.</summary>
    public Permit? Permit { get; init; }

    /// <summary>The support request that the visit is for, when the reader may read it.</summary>
    public CopyLink? Support { get; init; }
}

/// <summary>A fault, a question or an order: what is asked, where it is, what came of it.</summary>
public sealed record SupportView : TicketView
{
    /// <param name="shared">What every kind shows.</param>
    /// <param name="details">What is asked.</param>
    [SetsRequiredMembers]
    public SupportView(TicketView shared, SupportDetails details)
        : base(shared)
    {
        Details = details;
    }

    /// <summary>What is asked.</summary>
    public SupportDetails Details { get; init; }

    /// <summary>What came of it; null before it was solved.</summary>
    public SupportOutcome? Outcome { get; init; }

    /// <summary>Why it happened; empty for those who may not read internal notes.</summary>
    public string Cause { get; init; } = "";

    /// <summary>What the client was told at the end.</summary>
    public string Solution { get; init; } = "";

    /// <summary>What the branch was asked to do; empty for those who may not read internal notes.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>The device of the register that it is about; null for none, and for who may not see it.</summary>
    public Guid? DeviceId { get; init; }

    /// <summary>The visit that is awaited; null when none is.</summary>
    public Guid? VisitId { get; init; }

    /// <summary>The visits that were prepared for it and that the reader may read, oldest first.</summary>
    public IReadOnlyList<VisitLink> Visits { get; init; } = [];

    /// <summary>The visit that is awaited, when the reader may read it.</summary>
    public VisitLink? Awaited => Visits.FirstOrDefault(visit => visit.Id == VisitId);
}

/// <summary>A visit that a support request led to.</summary>
/// <param name="Id">Key of its permit request.</param>
/// <param name="Number">Null while it is a draft.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Permit">What became of the permit; null while none is out.</param>
public sealed record VisitLink(Guid Id, string? Number, TicketState State, PermitState? Permit);

/// <summary>A request at the other end of a copy.</summary>
/// <param name="Id">Key.</param>
/// <param name="Number">Null while it is a draft.</param>
public sealed record CopyLink(Guid Id, string? Number);

/// <summary>One line of the paper list.</summary>
/// <param name="Required">Which paper, whose, when due.</param>
/// <param name="Person">The worker's name of a per-person paper.</param>
/// <param name="Current">The version that counts; null when nothing is there.</param>
/// <param name="File">The current version's file.</param>
/// <param name="History">Earlier versions, newest first.</param>
public sealed record PaperLine(
    RequiredPaper Required, string? Person, TicketDocument? Current, Attachment? File, IReadOnlyList<TicketDocument> History);
