namespace Kalapa.Tests.Support;

/// <summary>The checkout these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds Kalapa.sln.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The whole path of a file or folder given from the root, such as <c>Kalapa.App/Program.cs</c>.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kalapa.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No Kalapa.sln above {AppContext.BaseDirectory}.");
    }
}
