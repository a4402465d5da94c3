namespace Kalapa.App.Data;

/// <summary>
/// The identity model reads its options from the app's services; at design time the same ones must be there,
/// or the migrations would differ from the running model.
/// </summary>
internal static class DesignTimeServices
{
    public static IServiceProvider Provider { get; } = new ServiceCollection().AddOptions().BuildServiceProvider();
}
