using Kalapa.Tests.App.Demo;
using Kalapa.Tests.App.Features.Queue;
using Kalapa.Tests.App.Rights;
using Kalapa.Tests.App.Setup;
using Kalapa.Tests.Flows;
using Kalapa.Tests.Support;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Kalapa.Tests.Support;

/// <summary>
/// What takes minutes begins first: left to chance, the last of them runs alone for its last minutes. Of the two claim histories
/// one at a time, beside tests that wait for a browser.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long =
    [
        typeof(MySqlClaimHistoryTests), typeof(AccessibilityFlowTests), typeof(SqliteClaimHistoryTests), typeof(RightsTests), typeof(KillTests), typeof(NodesFlowTests), typeof(StoryFlowTests), typeof(DemoTests),
        typeof(SabotageTests), typeof(TopologyTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    // A collection is one class and is named after it.
    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
