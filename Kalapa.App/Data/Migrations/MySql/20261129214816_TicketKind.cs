using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kalapa.App.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class TicketKind : Migration
    {
        /// <inheritdoc />
        // One statement: a table with a long history is written anew once instead of four times, and a server that dies meanwhile leaves all of it undone.
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE `Tickets`
                    ADD COLUMN `Kind` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'Permit',
                    MODIFY COLUMN `WindowWasMissed` tinyint(1) NULL,
                    MODIFY COLUMN `SubmittedTitle` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
                    MODIFY COLUMN `Revision` int NULL,
                    MODIFY COLUMN `Content` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE `Tickets`
                    DROP COLUMN `Kind`,
                    MODIFY COLUMN `WindowWasMissed` tinyint(1) NOT NULL,
                    MODIFY COLUMN `SubmittedTitle` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
                    MODIFY COLUMN `Revision` int NOT NULL,
                    MODIFY COLUMN `Content` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
                """);
        }
    }
}
