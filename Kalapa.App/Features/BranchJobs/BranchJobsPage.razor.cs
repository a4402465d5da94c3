using Kalapa.App.Account;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Access;
using Kalapa.Domain.Tickets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.BranchJobs;

/// <summary>What customer service handed to the supervisor's branches, the oldest on top, beside the one that is looked at.</summary>
public sealed partial class BranchJobsPage : BoardComponent<TicketRow>
{
    /// <summary>How long a job that ended stays in the list greyed, with who ended it.</summary>
    private static readonly TimeSpan GreyFor = TimeSpan.FromMinutes(2);

    // What a slot showed last: a row that left is still drawn while it is greyed or the list is held.
    private readonly Dictionary<Guid, TicketRow> _seen = [];
    private readonly Dictionary<Guid, DateTimeOffset> _left = [];
    private Dictionary<Guid, TicketRow> _open = [];
    private IReadOnlyDictionary<Guid, EndedJob> _ended = new Dictionary<Guid, EndedJob>();
    private Actor? _actor;
    private bool _isNews;
    private bool _picked;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private AccessTable Access { get; set; } = default!;

    [Inject]
    private EndedJobs Ended { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<BranchJobWords> Words { get; set; } = default!;

    /// <summary>The job that is looked at.</summary>
    [SupplyParameterFromQuery(Name = "tiket")]
    public string? LinkedId { get; set; }

    private Guid? Linked => AddressPart.Id(LinkedId);

    private IEnumerable<TicketRow> Shown => Rows.Slots.Select(slot => _seen[slot.Id]);

    protected override async Task OnInitializedAsync() => _actor = await Current.Read();

    protected override bool MayList(AccessSubject subject) => Access.Allows(_actor, Operation.DoBranchJob, subject);

    protected override bool Matches(TicketRow row) => row.State == TicketState.AtBranch;

    /// <summary>The one that lies there longest first; what left a moment ago keeps its place.</summary>
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
        return [.. rows.Concat(_left.Keys.Select(id => _seen[id])).OrderBy(row => row.Since).ThenBy(row => row)];
    }

    protected override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        if (!_isNews)
            return;
        _ended = await Ended.For(_actor, _left.Keys);
        _isNews = false;
    }

    private string? GoneText(TicketRow row)
    {
        if (_open.ContainsKey(row.Id))
            return null;
        return _ended.TryGetValue(row.Id, out var job)
            ? Words["Gone.Ended", Words[$"Ending.{job.Ending}"], job.By, BranchTime.Clock(job.At, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone))]
            : Words["Gone.Left"];
    }

    private void Choose(Guid id)
    {
        _picked = true;
        Navigation.NavigateTo($"/cabang?tiket={id}");
    }
}
