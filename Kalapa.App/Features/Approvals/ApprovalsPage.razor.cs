using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Approvals;

/// <summary>What awaits a supervisor's decision, by the day of the visit, beside the desk it is decided on.</summary>
public sealed partial class ApprovalsPage : BoardComponent<TicketRow>
{
    /// <summary>How long a row that left the list stays there greyed, with who decided.</summary>
    private static readonly TimeSpan GreyFor = TimeSpan.FromMinutes(2);

    /// <summary>So many of the day's decisions are listed; the report has them all.</summary>
    private const int Recent = 20;

    // What a slot showed last: a row that left is still drawn while it is greyed or the list is held.
    private readonly Dictionary<Guid, TicketRow> _seen = [];
    private readonly Dictionary<Guid, DayLoad> _loads = [];
    private readonly Dictionary<Guid, DateTimeOffset> _left = [];
    private Dictionary<Guid, TicketRow> _open = [];
    private IReadOnlyList<PermitRow> _permits = [];
    private IReadOnlyList<MadeDecision> _decisions = [];
    private HashSet<Guid> _settled = [];
    private IDisposable? _watchingPermits;
    private Actor? _actor;
    private DateOnly? _today;
    private bool _isNews;
    private bool _picked;

    [Inject]
    private Board<PermitRow> Permits { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private RecentDecisions Decisions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ApprovalWords> Words { get; set; } = default!;

    /// <summary>The ticket on the desk.</summary>
    [SupplyParameterFromQuery(Name = "tiket")]
    public string? LinkedId { get; set; }

    private Guid? Linked => AddressPart.Id(LinkedId);

    private IEnumerable<TicketRow> Shown => Rows.Slots.Select(slot => _seen[slot.Id]);

    /// <summary>While pointer or focus is on the list: what it held before, so that nothing is pushed aside.</summary>
    private IReadOnlySet<Guid>? Settled
    {
        get
        {
            if (Rows.IsHeld)
                return _settled;
            _settled = [.. Rows.Slots.Select(slot => slot.Id)];
            return null;
        }
    }

    protected override IDisposable Subscribe(Func<Task> changed)
    {
        _watchingPermits?.Dispose();
        // Where one decides for somebody begins and ends on an open page.
        _watchingPermits = new Subscriptions(Permits.Subscribe(changed), Updates.SubscribeStandIns(() =>
        {
            _actor = null;
            return changed();
        }));
        return base.Subscribe(changed);
    }

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.Decide, subject);

    protected override bool Matches(TicketRow row) => row.State is TicketState.Escalated or TicketState.Clarifying;

    /// <summary>By the beginning of the visit; what left a moment ago keeps its place.</summary>
    protected override IReadOnlyList<TicketRow> Arranged(IReadOnlyList<TicketRow> rows)
    {
        var now = Time.GetUtcNow();
        var open = rows.ToDictionary(row => row.Id);
        foreach (var id in _open.Keys.Where(id => !open.ContainsKey(id)))
            _isNews |= _left.TryAdd(id, now);
        foreach (var id in _left.Where(left => now - left.Value >= GreyFor || open.ContainsKey(left.Key)).Select(left => left.Key).ToList())
            _left.Remove(id);
        foreach (var row in rows)
            _seen[row.Id] = row;
        _open = open;
        return [.. rows.Concat(_left.Keys.Select(id => _seen[id])).OrderBy(row => row.Visit.Start).ThenBy(row => row)];
    }

    protected override async Task ReloadAsync()
    {
        if (Permits.AsOf is null)
            await Permits.HealAsync();
        var isNewActor = _actor is null;
        _actor ??= await Current.Read();
        _permits = Permits.For(subject => Access.Allows(_actor, Operation.List, subject));
        _loads.Clear();
        if (isNewActor && Listed is not null)
        {
            // A branch that came or went with its rights is no decision: nothing is greyed.
            (_open, _settled) = ([], []);
            _left.Clear();
            Refilter();
        }

        await base.ReloadAsync();
        var today = BranchTime.DayOf(Time.GetUtcNow());
        if (_isNews || isNewActor || today != _today)
            _decisions = await Decisions.For(_actor, Midnight(today));
        (_isNews, _today) = (false, today);
    }

    protected override void Dispose(bool disposing) => _watchingPermits?.Dispose();

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, BranchTime.HeadOffice.GetUtcOffset(midnight));
    }

    private int WithCs => _open.Values.Count(row => row.State == TicketState.Clarifying);

    private bool IsLate(TicketRow row) => row.Visit.Start <= Time.GetUtcNow();

    private DayLoad LoadOf(TicketRow row) => _loads.TryGetValue(row.Id, out var load) ? load : _loads[row.Id] = DayLoad.Of(row, _permits);

    private IReadOnlyList<ApprovalCheck> ChecksOf(Guid id) => _open.TryGetValue(id, out var row) ? ApprovalCheck.Of(row, LoadOf(row)) : [];

    private string? GoneText(TicketRow row)
    {
        if (_open.ContainsKey(row.Id))
            return null;
        return _decisions.FirstOrDefault(made => made.TicketId == row.Id) is { } made
            ? Words["Gone.Decided", Words[$"Outcome.{made.Outcome}"], DeciderText.Say(made.By), BranchTime.Clock(made.At, TimeZoneInfo.FindSystemTimeZoneById(made.TimeZone))]
            : Words["Gone.Moved"];
    }

    private void Choose(Guid id)
    {
        _picked = true;
        Navigation.NavigateTo($"/persetujuan?tiket={id}");
    }
}
