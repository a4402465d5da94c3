using static Kalapa.Domain.Notifications.NotificationTopic;
using static Kalapa.Domain.Notifications.NotificationType;

namespace Kalapa.Domain.Notifications;

/// <summary>What a person chooses channels for: notifications of one meaning, whatever their type.</summary>
public enum NotificationTopic
{
    /// <summary>The client has to do something.</summary>
    ClientsTurn,

    /// <summary>A decision, and the permit that comes with it.</summary>
    Decision,

    /// <summary>A permit that is out was held up, taken back or overstayed.</summary>
    Permit,

    /// <summary>Somebody was turned away.</summary>
    Gate,

    /// <summary>It came to an end.</summary>
    Ending,

    /// <summary>Somebody wrote.</summary>
    Message,

    /// <summary>The place in line moved back.</summary>
    Line,

    /// <summary>Something waits for the branch or for its decision.</summary>
    BranchsTurn,

    /// <summary>An answer or a return of what one holds.</summary>
    OwnersTurn,

    /// <summary>What came into or went out of one's hands, or is about to.</summary>
    Hands,

    /// <summary>A promise is broken.</summary>
    Promise,

    /// <summary>The own account.</summary>
    Account,
}

/// <summary>What belongs to a topic, for whom there is one, and where it is told before anybody chose.</summary>
public static class NotificationTopics
{
    /// <summary>Every type has one.</summary>
    public static NotificationTopic Of(NotificationType type) => type switch
    {
        Returned or Questioned or VisitNeeded or Resolved or WindowMissed or PapersOverdue => ClientsTurn,
        Approved or ApprovedWithConditions or Rejected or PermitIssued => Decision,
        PermitSuspended or PermitResumed or PermitRevoked or VisitCancelled or Overstay => Permit,
        DeniedAtGate => Gate,
        Lapsed or Cancelled or Withdrawn or Confirmed => Ending,
        NotificationType.Message or InternalNote or IssueUpdated => NotificationTopic.Message,
        MovedBack => Line,
        Escalated or Answered or HandedOn or FirstApproved or ApproverNamed or StandInNamed or StandInBegun or StandInWithdrawn => BranchsTurn,
        Resubmitted or Asked or Replied or JobEnded or VisitEnded or NotSolved or PapersSupplied => OwnersTurn,
        Transferred or TakenBack or ReleaseNear or PromiseNear => Hands,
        PromiseMissed or PromiseOverdue => Promise,
        Invitation or PasswordReset or NewDevice => Account,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type without a topic."),
    };

    /// <summary>Those that reach an account of this role, in the order they are shown.</summary>
    public static IReadOnlyList<NotificationTopic> For(Role role) => role switch
    {
        Role.Client => [ClientsTurn, Decision, Permit, Gate, Ending, NotificationTopic.Message, Line, Account],
        Role.Cs => [OwnersTurn, Hands, NotificationTopic.Message, ClientsTurn, Decision, Permit, Gate, Ending, Promise, Account],
        Role.Supervisor => [BranchsTurn, Permit, NotificationTopic.Message, ClientsTurn, Hands, Promise, Account],
        Role.Admin => [Promise, Account],
        _ => [Account],
    };

    /// <summary>
    /// Told by this channel before anybody chose. Clients sit before other work and are told of each turn and of what they must do; a supervisor of what waits for the branch; an
    /// agent has the queue open all day and needs no letter. A browser shows notes only after its owner asked it to, so it begins with all that calls for somebody's hands. A place
    /// in line is worth neither.
    /// </summary>
    public static bool Begins(NotificationTopic topic, DeliveryChannel channel, Role role) => (channel, role) switch
    {
        _ when IsFixed(topic, channel) => channel == DeliveryChannel.Mail,
        (_, Role.Client) => topic is not Line,
        (DeliveryChannel.Mail, Role.Supervisor) => topic is BranchsTurn or Permit,
        (DeliveryChannel.Push, Role.Supervisor) => topic is BranchsTurn or Permit or Hands or Promise,
        (DeliveryChannel.Push, Role.Cs) => topic is OwnersTurn or Hands or NotificationTopic.Message or Promise,
        (DeliveryChannel.Push, Role.Admin) => topic is Promise,
        _ => false,
    };

    /// <summary>
    /// Nobody's choice. The way into the account goes by mail and by nothing else; so does, whatever else is chosen, the alarm of those who can help.
    /// </summary>
    public static bool IsFixed(NotificationTopic topic, DeliveryChannel channel) => topic is Account || (topic is Promise && channel == DeliveryChannel.Mail);
}
