namespace Kalapa.App.Live;

/// <summary>
/// The node's bus: who commits a change publishes it here, who shows it subscribes; what other nodes committed is published here by
/// <c>Nodes/ChangeFollower.cs</c>. Watchers cannot slow or break the writer:
/// they run on worker threads, one run at a time each, with at most one waiting, and a failure is logged alone.
/// </summary>
public sealed class LiveUpdates(TimeProvider time, ILogger<LiveUpdates> logger)
{
    /// <summary>Gap of lists and pages: the first change at once, then at most one redraw per 250 ms.</summary>
    public static readonly TimeSpan ListGap = TimeSpan.FromMilliseconds(250);

    /// <summary>Gap of the admin's tiles: 2 s.</summary>
    public static readonly TimeSpan TileGap = TimeSpan.FromSeconds(2);

    private readonly Topic<Guid, TicketChanged> _tickets = new(change => change.TicketId, Newest, time, logger);
    private readonly Topic<AccountChanged, AccountChanged> _accounts = new(change => change, (_, newer) => newer, time, logger);
    private readonly Topic<Guid, RollCallChanged> _rollCalls = new(change => change.Id, (_, newer) => newer, time, logger);
    private readonly Topic<Guid, SolutionChanged> _solutions = new(change => change.Id, (_, newer) => newer, time, logger);
    private readonly Topic<Guid, DeviceChanged> _devices = new(change => change.Id, (_, newer) => newer, time, logger);
    private readonly Topic<Guid, KnownIssueChanged> _knownIssues = new(change => change.Id, (_, newer) => newer, time, logger);
    private readonly Topic<bool, CategoriesChanged> _categories = new(_ => true, (_, newer) => newer, time, logger);
    private readonly Topic<bool, PromisesChanged> _promises = new(_ => true, (_, newer) => newer, time, logger);
    private readonly Topic<bool, StandInsChanged> _standIns = new(_ => true, (_, newer) => newer, time, logger);
    private readonly Topic<CompanyChanged, CompanyChanged> _companies = new(change => change, (_, newer) => newer, time, logger);

    /// <summary>Watches until the answer is disposed; after that nothing starts any more.</summary>
    /// <param name="concerns">
    /// Topic and rights: asked on a worker thread when the change is delivered, so a right lost since it was published counts.
    /// A change that doesn't concern the watcher delays none that does.
    /// </param>
    /// <param name="callback">
    /// Runs on a worker thread. It gets the changes since its last run, the newest for each ticket, so what waits for a stuck
    /// watcher is bounded by the tickets there are.
    /// </param>
    /// <param name="gap">Least time between two runs; <see cref="ListGap"/> when null.</param>
    public IDisposable Subscribe(
        Func<TicketChanged, bool> concerns, Func<IReadOnlyCollection<TicketChanged>, Task> callback, TimeSpan? gap = null) =>
        _tickets.Subscribe(concerns, callback, gap ?? ListGap);

    /// <summary>The same for a watcher that reads again whatever changed.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable Subscribe(Func<TicketChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        Subscribe(concerns, _ => callback(), gap);

    /// <summary>The same for accounts, companies and visitors.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeAccounts(Func<AccountChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _accounts.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>The same for roll calls.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeRollCalls(Func<RollCallChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _rollCalls.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>The same for solutions.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeSolutions(Func<SolutionChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _solutions.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>The same for the device register.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeDevices(Func<DeviceChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _devices.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>The same for known issues.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeKnownIssues(Func<KnownIssueChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _knownIssues.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>The same for the categories of support requests.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeCategories(Func<Task> callback, TimeSpan? gap = null) =>
        _categories.Subscribe(_ => true, _ => callback(), gap ?? ListGap);

    /// <summary>The same for working hours, holidays and promises.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribePromises(Func<Task> callback, TimeSpan? gap = null) =>
        _promises.Subscribe(_ => true, _ => callback(), gap ?? ListGap);

    /// <summary>The same for who decides for whom.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeStandIns(Func<Task> callback, TimeSpan? gap = null) =>
        _standIns.Subscribe(_ => true, _ => callback(), gap ?? ListGap);

    /// <summary>The same for what staff keeps about companies, and for announcements.</summary>
    /// <inheritdoc cref="Subscribe(Func{TicketChanged, bool}, Func{IReadOnlyCollection{TicketChanged}, Task}, TimeSpan?)"/>
    public IDisposable SubscribeCompanies(Func<CompanyChanged, bool> concerns, Func<Task> callback, TimeSpan? gap = null) =>
        _companies.Subscribe(concerns, _ => callback(), gap ?? ListGap);

    /// <summary>Tells everybody. Call it after the commit; it neither waits nor runs anybody's code.</summary>
    public void Publish(TicketChanged change) => _tickets.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(AccountChanged change) => _accounts.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(RollCallChanged change) => _rollCalls.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(SolutionChanged change) => _solutions.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(DeviceChanged change) => _devices.Publish(change);

    public void Publish(KnownIssueChanged change) => _knownIssues.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(CategoriesChanged change) => _categories.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(PromisesChanged change) => _promises.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(StandInsChanged change) => _standIns.Publish(change);

    /// <inheritdoc cref="Publish(TicketChanged)"/>
    public void Publish(CompanyChanged change) => _companies.Publish(change);

    // The newest says it all, but for whom the older ones told. What another node committed may be heard of after what came later.
    private static TicketChanged Newest(TicketChanged before, TicketChanged now)
    {
        var (older, newer) = before.Number > now.Number ? (now, before) : (before, now);
        return older.Notified.Count > 0 ? newer with { Notified = older.Notified.Union(newer.Notified).ToHashSet() } : newer;
    }
}
